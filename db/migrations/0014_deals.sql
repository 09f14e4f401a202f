CREATE TABLE `deal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`client_id` integer NOT NULL,
	`contact_id` integer,
	`pipeline_id` integer NOT NULL,
	`stage_id` integer NOT NULL,
	`stage_since` text NOT NULL,
	`state` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`amount_by_hand` integer NOT NULL,
	`probability` integer,
	`expected_close` text,
	`source` text NOT NULL,
	`responsible_id` integer,
	`team_id` integer,
	`lost_reason` text NOT NULL,
	`closed_at` text,
	`note` text NOT NULL,
	`name_key` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`pipeline_id`) REFERENCES `pipeline`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stage`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`responsible_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_uid_unique` ON `deal` (`uid`);--> statement-breakpoint
CREATE INDEX `deal_board` ON `deal` (`stage_id`,ifnull("expected_close", '9999'),`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_board_closed` ON `deal` (`stage_id`,`closed_at`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_sums` ON `deal` (`pipeline_id`,`stage_id`,`currency`,`amount`,`responsible_id`,`team_id`,`deleted_at`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_name` ON `deal` (`name_key`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_amount` ON `deal` (`amount`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_expected` ON `deal` (ifnull("expected_close", '9999'),`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_updated` ON `deal` (`updated_at`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_created` ON `deal` (`created_at`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_client` ON `deal` (`client_id`,`state`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_responsible` ON `deal` (`responsible_id`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_bin` ON `deal` (`deleted_at`,`id`) WHERE "deal"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `deal_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`deal_id` integer NOT NULL,
	`position` integer NOT NULL,
	`product_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity` integer NOT NULL,
	`price` integer NOT NULL,
	`discount` integer NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_line_position` ON `deal_line` (`deal_id`,`position`);--> statement-breakpoint
CREATE INDEX `deal_line_product` ON `deal_line` (`product_id`) WHERE "deal_line"."product_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `deal_stage_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`deal_id` integer NOT NULL,
	`from_id` integer,
	`to_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` integer NOT NULL,
	FOREIGN KEY (`deal_id`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_id`) REFERENCES `stage`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `stage`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deal_stage_change_deal` ON `deal_stage_change` (`deal_id`,`id`);--> statement-breakpoint
CREATE TABLE `pipeline` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`archived` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pipeline_uid_unique` ON `pipeline` (`uid`);--> statement-breakpoint
CREATE TABLE `stage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`pipeline_id` integer NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`probability` integer NOT NULL,
	`max_days` integer,
	`required` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`pipeline_id`) REFERENCES `pipeline`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stage_uid_unique` ON `stage` (`uid`);--> statement-breakpoint
CREATE INDEX `stage_pipeline` ON `stage` (`pipeline_id`,`position`);--> statement-breakpoint
CREATE INDEX `document_deal` ON `document` (`deal_id`,`id`) WHERE "document"."deal_id" IS NOT NULL;--> statement-breakpoint
-- A role that the office has made or changed may do with deals what it may do with clients; ready roles that nobody has changed are brought up to date when the office is opened.
UPDATE `role` SET `rights` = (
	SELECT json_group_array(`value`) FROM (
		SELECT `value` FROM json_each(`role`.`rights`)
		UNION ALL
		SELECT replace(`value`, 'clients.', 'deals.') FROM json_each(`role`.`rights`)
		WHERE `value` = 'clients.create'
			OR substr(`value`, 1, 11) = 'clients.see'
			OR substr(`value`, 1, 14) = 'clients.change'
			OR substr(`value`, 1, 14) = 'clients.delete'
	)
), `version` = `version` + 1 WHERE `updated_by` <> 0 AND `rights` LIKE '%"clients.see%';
