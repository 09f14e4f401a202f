CREATE TABLE `form_version` (
	`sha256` text PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`content` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `exchange_rate` (
	`base` text NOT NULL,
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`rate` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	PRIMARY KEY(`base`, `currency`, `day`)
);
--> statement-breakpoint
CREATE TABLE `document_output` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`client_id` integer,
	`at` text NOT NULL,
	`user_id` integer NOT NULL,
	`kind` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`target` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_output_document` ON `document_output` (`document_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `document_output_client` ON `document_output` (`client_id`,`at`,`id`) WHERE "document_output"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `payment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`company_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`day` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`method` text NOT NULL,
	`reference` text NOT NULL,
	`purpose` text NOT NULL,
	`receipt_id` integer,
	FOREIGN KEY (`company_id`) REFERENCES `own_company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receipt_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_uid_unique` ON `payment` (`uid`);--> statement-breakpoint
CREATE INDEX `payment_client` ON `payment` (`client_id`,`day`,`id`) WHERE "payment"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `payment_receipt` ON `payment` (`receipt_id`) WHERE "payment"."receipt_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `payment_allocation` (
	`payment_id` integer NOT NULL,
	`document_id` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `document_id`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_allocation_document` ON `payment_allocation` (`document_id`);--> statement-breakpoint
ALTER TABLE `own_company` ADD `director_basis` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `own_company` ADD `signatories` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `own_company` ADD `vat_on_debits` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `own_company` ADD `closed_until` text;--> statement-breakpoint
ALTER TABLE `document` ADD `form_version` text REFERENCES form_version(sha256);--> statement-breakpoint
ALTER TABLE `document` ADD `details` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `document_corrects` ON `document` (`corrects_id`) WHERE "document"."corrects_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_contract` ON `document` (`contract_id`) WHERE "document"."contract_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `document_line` ADD `origin_country` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `document_line` ADD `customs_declaration` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `product` ADD `origin_country` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `product` ADD `customs_declaration` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TRIGGER `issued_document_keeps_its_form` BEFORE UPDATE ON `document` WHEN OLD.`number` IS NOT NULL AND (
  NEW.`details` IS NOT OLD.`details` OR NEW.`template` IS NOT OLD.`template` OR NEW.`form_version` IS NOT OLD.`form_version`
  OR NEW.`based_on_id` IS NOT OLD.`based_on_id` OR NEW.`corrects_id` IS NOT OLD.`corrects_id`
  OR NEW.`contract_id` IS NOT OLD.`contract_id`)
BEGIN SELECT RAISE(ABORT, 'an issued document is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `form_version_is_never_changed` BEFORE UPDATE ON `form_version`
BEGIN SELECT RAISE(ABORT, 'a version of a form is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `form_version_is_never_deleted` BEFORE DELETE ON `form_version`
BEGIN SELECT RAISE(ABORT, 'a version of a form is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `document_output_is_never_changed` BEFORE UPDATE ON `document_output`
BEGIN SELECT RAISE(ABORT, 'what left the program is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `document_output_is_never_deleted` BEFORE DELETE ON `document_output`
BEGIN SELECT RAISE(ABORT, 'what left the program is never deleted'); END;
