CREATE TABLE `call_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity_id` integer NOT NULL,
	`position` integer NOT NULL,
	`script` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `call_answer_order` ON `call_answer` (`activity_id`,`position`);--> statement-breakpoint
CREATE TABLE `call_script` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`name` text NOT NULL,
	`steps` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `call_script_uid_unique` ON `call_script` (`uid`);--> statement-breakpoint
CREATE TABLE `phone_call` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`outside_id` text,
	`number` text NOT NULL,
	`number_key` text NOT NULL,
	`direction` text NOT NULL,
	`state` text NOT NULL,
	`extension` text NOT NULL,
	`responsible_id` integer,
	`team_id` integer,
	`client_id` integer,
	`contact_id` integer,
	`started_at` text NOT NULL,
	`answered_at` text,
	`ended_at` text,
	`activity_id` integer,
	`back_at` text,
	`back_by` integer,
	FOREIGN KEY (`responsible_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`back_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "phone_call_state_is_what_happened" CHECK("phone_call"."state" = CASE WHEN "phone_call"."ended_at" IS NOT NULL THEN CASE WHEN "phone_call"."answered_at" IS NULL THEN 'missed' ELSE 'ended' END WHEN "phone_call"."answered_at" IS NULL THEN 'ringing' ELSE 'answered' END),
	CONSTRAINT "phone_call_back_is_by_somebody" CHECK(("phone_call"."back_at" IS NULL) = ("phone_call"."back_by" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phone_call_uid_unique` ON `phone_call` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `phone_call_outside_id_unique` ON `phone_call` (`outside_id`);--> statement-breakpoint
CREATE INDEX `phone_call_started` ON `phone_call` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `phone_call_responsible` ON `phone_call` (`responsible_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `phone_call_missed` ON `phone_call` (`started_at`,`id`,`responsible_id`,`team_id`) WHERE "phone_call"."state" = 'missed' AND "phone_call"."direction" = 'in';--> statement-breakpoint
CREATE INDEX `phone_call_waiting` ON `phone_call` (`started_at`,`id`,`responsible_id`,`team_id`) WHERE "phone_call"."state" = 'missed' AND "phone_call"."direction" = 'in' AND "phone_call"."back_at" IS NULL;--> statement-breakpoint
CREATE INDEX `phone_call_waiting_number` ON `phone_call` (`number_key`,`started_at`) WHERE "phone_call"."state" = 'missed' AND "phone_call"."direction" = 'in' AND "phone_call"."back_at" IS NULL;--> statement-breakpoint
CREATE INDEX `phone_call_client` ON `phone_call` (`client_id`) WHERE "phone_call"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `phone_call_contact` ON `phone_call` (`contact_id`) WHERE "phone_call"."contact_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `phone_call_activity` ON `phone_call` (`activity_id`) WHERE "phone_call"."activity_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `phone_extension` (
	`extension` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `phone_extension_user` ON `phone_extension` (`user_id`);