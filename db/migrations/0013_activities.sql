CREATE TABLE `activity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`note` text NOT NULL,
	`client_id` integer,
	`contact_id` integer,
	`document_id` integer,
	`responsible_id` integer NOT NULL,
	`team_id` integer,
	`priority` text NOT NULL,
	`status` text NOT NULL,
	`day` text NOT NULL,
	`time` text NOT NULL,
	`duration` integer,
	`remind_at` text,
	`done_at` text,
	`done_by` integer,
	`result` text NOT NULL,
	`planned_minutes` integer,
	`spent_minutes` integer,
	`subject_key` text NOT NULL,
	`search_key` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`responsible_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "activity_is_open_or_done" CHECK(("activity"."status" = 'open') = ("activity"."done_at" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_uid_unique` ON `activity` (`uid`);--> statement-breakpoint
CREATE INDEX `activity_day` ON `activity` (`day`,`time`,`id`,`status`,`kind`,`responsible_id`,`client_id`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_subject` ON `activity` (`subject_key`,`id`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_kind` ON `activity` (`kind`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_status` ON `activity` (`status`,`day`,`time`,`id`,`responsible_id`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_priority` ON `activity` (`priority`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_responsible` ON `activity` (`responsible_id`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_team` ON `activity` (`team_id`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_client` ON `activity` (`client_id`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_updated` ON `activity` (`updated_at`,`id`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_bin` ON `activity` (`deleted_at`,`id`) WHERE "activity"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_client_planned` ON `activity` (`client_id`,`created_at`,`id`) WHERE "activity"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_client_finished` ON `activity` (`client_id`,`done_at`,`id`) WHERE "activity"."deleted_at" IS NULL AND "activity"."done_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_contact` ON `activity` (`contact_id`) WHERE "activity"."contact_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_document` ON `activity` (`document_id`,`day`,`id`) WHERE "activity"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_reminder` ON `activity` (`responsible_id`,`remind_at`,`id`) WHERE "activity"."deleted_at" IS NULL AND "activity"."status" = 'open' AND "activity"."remind_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `activity_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`done` integer NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `activity_item_order` ON `activity_item` (`activity_id`,`position`);--> statement-breakpoint
CREATE TABLE `activity_participant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity_id` integer NOT NULL,
	`position` integer NOT NULL,
	`user_id` integer,
	`contact_id` integer,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "activity_participant_is_one" CHECK(("activity_participant"."user_id" IS NULL) <> ("activity_participant"."contact_id" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `activity_participant_order` ON `activity_participant` (`activity_id`,`position`);--> statement-breakpoint
CREATE INDEX `activity_participant_contact` ON `activity_participant` (`contact_id`) WHERE "activity_participant"."contact_id" IS NOT NULL;--> statement-breakpoint
CREATE VIRTUAL TABLE `activity_search` USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
--> statement-breakpoint
CREATE TRIGGER `activity_is_found` AFTER INSERT ON `activity` WHEN NEW.`deleted_at` IS NULL
BEGIN INSERT INTO `activity_search` (`rowid`, `text`) VALUES (NEW.`id`, NEW.`search_key`); END;
--> statement-breakpoint
CREATE TRIGGER `activity_is_found_otherwise` AFTER UPDATE OF `search_key`, `deleted_at` ON `activity`
WHEN NEW.`search_key` IS NOT OLD.`search_key` OR (NEW.`deleted_at` IS NULL) IS NOT (OLD.`deleted_at` IS NULL)
BEGIN
  DELETE FROM `activity_search` WHERE `rowid` = OLD.`id`;
  INSERT INTO `activity_search` (`rowid`, `text`) SELECT NEW.`id`, NEW.`search_key` WHERE NEW.`deleted_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `activity_is_found_no_more` AFTER DELETE ON `activity`
BEGIN DELETE FROM `activity_search` WHERE `rowid` = OLD.`id`; END;
--> statement-breakpoint
-- Whoever might do something with clients may do the same with activities, as far as that right reached.
UPDATE `role` SET `rights` = (
  SELECT json_group_array(one.`value`) FROM (
    SELECT `value` FROM json_each(`role`.`rights`)
    UNION ALL
    SELECT 'activities.' || substr(`value`, 9) FROM json_each(`role`.`rights`)
    WHERE `value` IN ('clients.see', 'clients.see:own', 'clients.see:team', 'clients.create',
      'clients.change', 'clients.change:own', 'clients.change:team', 'clients.delete', 'clients.delete:own', 'clients.delete:team')
  ) AS one
) WHERE EXISTS (SELECT 1 FROM json_each(`role`.`rights`) WHERE `value` LIKE 'clients.%');
