CREATE TABLE `mail_account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`user_id` integer,
	`address` text NOT NULL,
	`sender_name` text NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`security` text NOT NULL,
	`user_name` text NOT NULL,
	`password` text,
	`signature` text NOT NULL,
	`is_default` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_account_uid_unique` ON `mail_account` (`uid`);--> statement-breakpoint
CREATE TABLE `mail_attachment` (
	`message_id` integer NOT NULL,
	`position` integer NOT NULL,
	`document_id` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`message_id`, `position`),
	FOREIGN KEY (`message_id`) REFERENCES `mail_message`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mail_attachment_file` ON `mail_attachment` (`sha256`);--> statement-breakpoint
CREATE INDEX `mail_attachment_document` ON `mail_attachment` (`document_id`);--> statement-breakpoint
CREATE TABLE `mail_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`account_id` integer NOT NULL,
	`document_id` integer NOT NULL,
	`from_address` text NOT NULL,
	`from_name` text NOT NULL,
	`to_list` text NOT NULL,
	`cc_list` text NOT NULL,
	`bcc_list` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`message_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text,
	`recipients` text NOT NULL,
	`problem` text NOT NULL,
	`server_words` text NOT NULL,
	`sent_at` text,
	`sha256` text,
	FOREIGN KEY (`account_id`) REFERENCES `mail_account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mail_message_known_state" CHECK("mail_message"."state" IN ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
	CONSTRAINT "mail_message_waits_until" CHECK(("mail_message"."state" = 'waiting') = ("mail_message"."next_attempt_at" IS NOT NULL)),
	CONSTRAINT "mail_message_sent_at" CHECK(("mail_message"."state" = 'sent') = ("mail_message"."sent_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_message_uid_unique` ON `mail_message` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `mail_message_messageId_unique` ON `mail_message` (`message_id`);--> statement-breakpoint
CREATE INDEX `mail_message_state` ON `mail_message` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `mail_message_author` ON `mail_message` (`created_by`,`id`);--> statement-breakpoint
CREATE INDEX `mail_message_author_state` ON `mail_message` (`created_by`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `mail_message_due` ON `mail_message` (`next_attempt_at`,`id`) WHERE "mail_message"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `mail_message_document` ON `mail_message` (`document_id`);--> statement-breakpoint
CREATE TRIGGER `letter_says_what_it_said` BEFORE UPDATE ON `mail_message` WHEN
  NEW.`uid` IS NOT OLD.`uid` OR NEW.`message_id` IS NOT OLD.`message_id` OR NEW.`document_id` IS NOT OLD.`document_id`
  OR NEW.`from_address` IS NOT OLD.`from_address` OR NEW.`from_name` IS NOT OLD.`from_name`
  OR NEW.`to_list` IS NOT OLD.`to_list` OR NEW.`cc_list` IS NOT OLD.`cc_list` OR NEW.`bcc_list` IS NOT OLD.`bcc_list`
  OR NEW.`subject` IS NOT OLD.`subject` OR NEW.`text` IS NOT OLD.`text` OR NEW.`created_by` IS NOT OLD.`created_by`
BEGIN SELECT RAISE(ABORT, 'what a letter says is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_stays_sent` BEFORE UPDATE ON `mail_message` WHEN OLD.`state` = 'sent'
BEGIN SELECT RAISE(ABORT, 'a letter that was sent is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_is_never_deleted` BEFORE DELETE ON `mail_message`
BEGIN SELECT RAISE(ABORT, 'letters are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_keeps_its_files` BEFORE UPDATE ON `mail_attachment`
BEGIN SELECT RAISE(ABORT, 'what a letter says is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `letter_loses_no_file` BEFORE DELETE ON `mail_attachment`
BEGIN SELECT RAISE(ABORT, 'letters are never deleted'); END;
