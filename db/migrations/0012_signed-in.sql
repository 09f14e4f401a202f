CREATE TABLE `signed_in` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`since` text NOT NULL,
	`locked` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `signed_in_user` ON `signed_in` (`user_id`);--> statement-breakpoint
CREATE INDEX `signed_in_since` ON `signed_in` (`since`);