CREATE TABLE `address` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer,
	`company_id` integer,
	`purpose` text NOT NULL,
	`street` text DEFAULT '' NOT NULL,
	`postcode` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `own_company`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "address_one_owner" CHECK(("address"."client_id" IS NULL) <> ("address"."company_id" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `address_client` ON `address` (`client_id`,`purpose`) WHERE "address"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `address_company` ON `address` (`company_id`,`purpose`) WHERE "address"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `bank_account` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer,
	`company_id` integer,
	`position` integer NOT NULL,
	`bank` text NOT NULL,
	`bic` text NOT NULL,
	`account` text NOT NULL,
	`corr_account` text NOT NULL,
	`currency` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `own_company`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "bank_account_one_owner" CHECK(("bank_account"."client_id" IS NULL) <> ("bank_account"."company_id" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `bank_account_client` ON `bank_account` (`client_id`,`position`) WHERE "bank_account"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `bank_account_company` ON `bank_account` (`company_id`,`position`) WHERE "bank_account"."company_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `client` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`legal_name` text NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`category` text,
	`source` text NOT NULL,
	`industry` text NOT NULL,
	`responsible_id` integer,
	`country` text NOT NULL,
	`tax_numbers` text NOT NULL,
	`director` text NOT NULL,
	`director_post` text NOT NULL,
	`acting_on` text NOT NULL,
	`discount` integer NOT NULL,
	`currency` text,
	`payment_days` integer,
	`credit_limit` integer,
	`language` text,
	`next_contact` text,
	`note` text NOT NULL,
	`list_city` text NOT NULL,
	`list_country` text NOT NULL,
	`list_phone` text NOT NULL,
	`list_email` text NOT NULL,
	`list_tax_number` text NOT NULL,
	`name_key` text NOT NULL,
	`search_key` text NOT NULL,
	FOREIGN KEY (`responsible_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `client_uid_unique` ON `client` (`uid`);--> statement-breakpoint
CREATE INDEX `client_name` ON `client` (`name_key`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_code` ON `client` (`code`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_city` ON `client` (`list_city`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_country` ON `client` (`list_country`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_phone` ON `client` (`list_phone`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_email` ON `client` (`list_email`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_tax_number` ON `client` (`list_tax_number`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_type` ON `client` (`type`,`name_key`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_state` ON `client` (`state`,`name_key`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_updated` ON `client` (`updated_at`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_bin` ON `client` (`deleted_at`,`id`) WHERE "client"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `client_key` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`client_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`, `client_id`),
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`client_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`post` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_uid_unique` ON `contact` (`uid`);--> statement-breakpoint
CREATE INDEX `contact_client` ON `contact` (`client_id`,`position`);--> statement-breakpoint
CREATE TABLE `reach` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer,
	`contact_id` integer,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`label` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reach_one_owner" CHECK(("reach"."client_id" IS NULL) <> ("reach"."contact_id" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `reach_client` ON `reach` (`client_id`,`position`) WHERE "reach"."client_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `reach_contact` ON `reach` (`contact_id`,`position`) WHERE "reach"."contact_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`user_id` integer,
	`user_name` text NOT NULL,
	`origin` text NOT NULL,
	`channel` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`entity_version` integer NOT NULL,
	`changes` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit` (`entity`,`entity_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_item` (
	`import_id` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`entity_version` integer NOT NULL,
	`before` text,
	PRIMARY KEY(`import_id`, `entity_id`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`file_name` text NOT NULL,
	`rows` integer NOT NULL,
	`created` integer NOT NULL,
	`changed` integer NOT NULL,
	`same` integer NOT NULL,
	`skipped` integer NOT NULL,
	`refused` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_run_uid_unique` ON `import_run` (`uid`);--> statement-breakpoint
CREATE TABLE `number_series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`company_id` integer NOT NULL,
	`type` text NOT NULL,
	`prefix` text NOT NULL,
	`pattern` text NOT NULL,
	`reset` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `own_company`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `number_series_uid_unique` ON `number_series` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `number_series_company_type` ON `number_series` (`company_id`,`type`) WHERE "number_series"."deleted_at" IS NULL;--> statement-breakpoint
CREATE TABLE `number_series_counter` (
	`series_id` integer NOT NULL,
	`period` text NOT NULL,
	`last` integer NOT NULL,
	`last_day` text,
	PRIMARY KEY(`series_id`, `period`),
	FOREIGN KEY (`series_id`) REFERENCES `number_series`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "last_not_negative" CHECK("number_series_counter"."last" >= 0)
);
--> statement-breakpoint
CREATE TABLE `own_company` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`legal_name` text NOT NULL,
	`country` text NOT NULL,
	`tax_numbers` text NOT NULL,
	`legal_form` text NOT NULL,
	`register` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`site` text NOT NULL,
	`director` text NOT NULL,
	`director_post` text NOT NULL,
	`accountant` text NOT NULL,
	`vat_payer` integer NOT NULL,
	`vat_rounding` text NOT NULL,
	`prices_include_vat` integer NOT NULL,
	`currency` text NOT NULL,
	`payment_days` integer NOT NULL,
	`late_penalty_rate` integer NOT NULL,
	`early_payment_discount` integer NOT NULL,
	`logo` text,
	`stamp` text,
	`signature` text,
	`accountant_signature` text,
	FOREIGN KEY (`logo`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stamp`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signature`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accountant_signature`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_company_uid_unique` ON `own_company` (`uid`);--> statement-breakpoint
CREATE TABLE `preference` (
	`user_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`user_id`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `role` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`rights` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_uid_unique` ON `role` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_key_unique` ON `role` (`key`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stored_file` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`login` text NOT NULL,
	`login_key` text NOT NULL,
	`name` text NOT NULL,
	`role_id` integer NOT NULL,
	`password` text,
	`failed_sign_ins` integer DEFAULT 0 NOT NULL,
	`last_failed_at` text,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_uid_unique` ON `user` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_login` ON `user` (`login_key`) WHERE "user"."deleted_at" IS NULL;--> statement-breakpoint
CREATE TABLE `unit` (
	`code` text PRIMARY KEY NOT NULL,
	`names` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vat_rate` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text,
	`country` text NOT NULL,
	`rate` integer,
	`labels` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`standard` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vat_rate_key_unique` ON `vat_rate` (`key`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`company_id` integer NOT NULL,
	`client_id` integer,
	`series_id` integer,
	`period` text,
	`seq` integer,
	`number` text,
	`day` text NOT NULL,
	`due_day` text,
	`service_day` text,
	`currency` text NOT NULL,
	`exchange_rate` integer,
	`prices_include_vat` integer NOT NULL,
	`vat_rounding` text NOT NULL,
	`discount` integer NOT NULL,
	`language` text NOT NULL,
	`form` text NOT NULL,
	`template` text,
	`bank_account` integer,
	`comment` text NOT NULL,
	`net` integer NOT NULL,
	`vat` integer NOT NULL,
	`gross` integer NOT NULL,
	`discount_amount` integer NOT NULL,
	`vat_table` text NOT NULL,
	`paid` integer DEFAULT 0 NOT NULL,
	`client_name` text NOT NULL,
	`client_key` text NOT NULL,
	`frozen` text,
	`based_on_id` integer,
	`corrects_id` integer,
	`contract_id` integer,
	`deal_id` integer,
	`issued_at` text,
	`issued_by` integer,
	`cancelled_at` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`pdf` text,
	`search_key` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `own_company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `number_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pdf`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_number_whole" CHECK(("document"."number" IS NULL) = ("document"."seq" IS NULL)),
	CONSTRAINT "document_draft_has_no_number" CHECK("document"."status" <> 'draft' OR "document"."number" IS NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_uid_unique` ON `document` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_series_seq` ON `document` (`series_id`,`period`,`seq`) WHERE "document"."seq" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_day` ON `document` (`day`,`id`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_number` ON `document` (`number`,`id`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_sequence` ON `document` (`series_id`,`period`,`seq`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL AND "document"."seq" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_client_name` ON `document` (`client_key`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`,`number`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_gross` ON `document` (`gross`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_status` ON `document` (`status`,`day`,`id`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_due` ON `document` (`due_day`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_type` ON `document` (`type`,`day`,`id`,`status`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_client` ON `document` (`client_id`,`day`,`id`,`status`,`type`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_currency` ON `document` (`currency`,`day`,`id`,`status`,`type`,`client_id`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_based_on` ON `document` (`based_on_id`) WHERE "document"."based_on_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `document_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`position` integer NOT NULL,
	`product_id` integer,
	`based_on_line_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`quantity` integer NOT NULL,
	`price` integer NOT NULL,
	`discount` integer NOT NULL,
	`vat_rate_id` integer,
	`vat_rate` integer,
	`net` integer NOT NULL,
	`vat` integer NOT NULL,
	`gross` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vat_rate_id`) REFERENCES `vat_rate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_line_position` ON `document_line` (`document_id`,`position`);--> statement-breakpoint
CREATE INDEX `document_line_product` ON `document_line` (`product_id`);--> statement-breakpoint
CREATE INDEX `document_line_based_on` ON `document_line` (`based_on_line_id`) WHERE "document_line"."based_on_line_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `product` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`product_group` text NOT NULL,
	`unit` text NOT NULL,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`price_includes_vat` integer NOT NULL,
	`vat_rate_id` integer,
	`purchase_price` integer,
	`barcode` text NOT NULL,
	`description` text NOT NULL,
	`discontinued` integer NOT NULL,
	`name_key` text NOT NULL,
	`search_key` text NOT NULL,
	FOREIGN KEY (`unit`) REFERENCES `unit`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`vat_rate_id`) REFERENCES `vat_rate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_uid_unique` ON `product` (`uid`);--> statement-breakpoint
CREATE INDEX `product_name` ON `product` (`name_key`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_code` ON `product` (`code`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_product_group` ON `product` (`product_group`,`name_key`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_price` ON `product` (`price`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_kind` ON `product` (`kind`,`name_key`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_updated` ON `product` (`updated_at`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_bin` ON `product` (`deleted_at`,`id`) WHERE "product"."deleted_at" IS NOT NULL;