CREATE TABLE `imported_series` (
	`user_id` integer NOT NULL,
	`event_uid` text NOT NULL,
	`series_id` integer NOT NULL,
	`said` text NOT NULL,
	PRIMARY KEY(`user_id`, `event_uid`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`series_id`) REFERENCES `activity_series`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imported_series_series` ON `imported_series` (`series_id`);--> statement-breakpoint
ALTER TABLE `contact` ADD `birthday` text;--> statement-breakpoint
CREATE INDEX `contact_birthday` ON `contact` (substr("birthday", -5),`client_id`,`id`,`deleted_at`,`birthday`) WHERE "contact"."deleted_at" IS NULL AND "contact"."birthday" IS NOT NULL;