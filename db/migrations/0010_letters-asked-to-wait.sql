DROP INDEX `mail_message_due`;--> statement-breakpoint
ALTER TABLE `mail_message` ADD `later_since` text;--> statement-breakpoint
CREATE INDEX `mail_message_due` ON `mail_message` (`account_id`,`next_attempt_at`,`id`) WHERE "mail_message"."state" = 'waiting';