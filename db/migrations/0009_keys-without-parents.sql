-- Writing a key no longer looks whether the client is there: keys are written in their own order, and each look fetched another page of the clients.
CREATE TABLE `__new_client_key` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`client_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`, `client_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_client_key` (`kind`, `key`, `client_id`) SELECT `kind`, `key`, `client_id` FROM `client_key`;--> statement-breakpoint
DROP TABLE `client_key`;--> statement-breakpoint
ALTER TABLE `__new_client_key` RENAME TO `client_key`;
