CREATE TABLE `office_form` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`form` text NOT NULL,
	`name` text NOT NULL,
	`body` text,
	`style` text DEFAULT '' NOT NULL,
	`settings` text DEFAULT '{}' NOT NULL,
	`factory` text,
	`is_usual` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`factory`) REFERENCES `form_version`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `office_form_uid_unique` ON `office_form` (`uid`);--> statement-breakpoint
CREATE INDEX `office_form_form` ON `office_form` (`form`,`id`) WHERE "office_form"."deleted_at" IS NULL;