CREATE TABLE `absence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`user_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `absence_uid_unique` ON `absence` (`uid`);--> statement-breakpoint
CREATE INDEX `absence_end` ON `absence` (`to_day`,`from_day`,`id`);--> statement-breakpoint
CREATE INDEX `absence_user` ON `absence` (`user_id`,`to_day`,`id`);--> statement-breakpoint
CREATE TABLE `calendar_subscription` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_subscription_secretHash_unique` ON `calendar_subscription` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `imported_event` (
	`user_id` integer NOT NULL,
	`event_uid` text NOT NULL,
	`activity_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `event_uid`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imported_event_activity` ON `imported_event` (`activity_id`);--> statement-breakpoint
CREATE TABLE `special_day` (
	`day` text PRIMARY KEY NOT NULL,
	`free` integer NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `working_week` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`week` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
