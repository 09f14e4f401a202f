CREATE TABLE `answered_command` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer,
	`at` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answered_command_at` ON `answered_command` (`at`);