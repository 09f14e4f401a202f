CREATE TABLE `campaign` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`from_day` text,
	`to_day` text,
	`cost` integer NOT NULL,
	`currency` text NOT NULL,
	`note` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_uid_unique` ON `campaign` (`uid`);--> statement-breakpoint
ALTER TABLE `client` ADD `campaign_id` integer REFERENCES campaign(id);--> statement-breakpoint
ALTER TABLE `client` ADD `list_campaign` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `client_list_campaign` ON `client` (`list_campaign`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_campaign` ON `client` (`campaign_id`) WHERE "client"."campaign_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `deal` ADD `campaign_id` integer REFERENCES campaign(id);--> statement-breakpoint
CREATE INDEX `deal_campaign` ON `deal` (`campaign_id`) WHERE "deal"."campaign_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deal_stage_change_to` ON `deal_stage_change` (`to_id`,`at`,`deal_id`);