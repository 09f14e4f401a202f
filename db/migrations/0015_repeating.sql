CREATE TABLE `activity_series` (
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
	`deal_id` integer,
	`responsible_id` integer NOT NULL,
	`team_id` integer,
	`priority` text NOT NULL,
	`time` text NOT NULL,
	`duration` integer,
	`remind_before` integer,
	`planned_minutes` integer,
	`items` text NOT NULL,
	`participants` text NOT NULL,
	`rule` text NOT NULL,
	`first_day` text NOT NULL,
	`except_days` text NOT NULL,
	`last_day` text NOT NULL,
	`made_until` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`deal_id`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`responsible_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_series_uid_unique` ON `activity_series` (`uid`);--> statement-breakpoint
CREATE INDEX `activity_series_last` ON `activity_series` (`last_day`,`id`) WHERE "activity_series"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_series_client` ON `activity_series` (`client_id`) WHERE "activity_series"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_series_contact` ON `activity_series` (`contact_id`) WHERE "activity_series"."contact_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_series_document` ON `activity_series` (`document_id`) WHERE "activity_series"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_series_deal` ON `activity_series` (`deal_id`) WHERE "activity_series"."deal_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `activity_template` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`steps` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_template_uid_unique` ON `activity_template` (`uid`);--> statement-breakpoint
DROP INDEX `activity_document`;--> statement-breakpoint
ALTER TABLE `activity` ADD `deal_id` integer REFERENCES deal(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `activity` ADD `series_id` integer REFERENCES activity_series(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `activity` ADD `series_day` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `template_run` text;--> statement-breakpoint
CREATE INDEX `activity_deal` ON `activity` (`deal_id`,`day`,`time`,`id`,`status`,`deleted_at`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_of_document` ON `activity` (`document_id`) WHERE "activity"."document_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_of_deal` ON `activity` (`deal_id`) WHERE "activity"."deal_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `activity_series_day` ON `activity` (`series_id`,`series_day`) WHERE "activity"."series_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_document` ON `activity` (`document_id`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;