CREATE TABLE `client_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`from_id` integer NOT NULL,
	`to_id` integer NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`from_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "client_link_of_two" CHECK("client_link"."from_id" <> "client_link"."to_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `client_link_uid_unique` ON `client_link` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `client_link_pair` ON `client_link` (`from_id`,`to_id`,`kind`) WHERE "client_link"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_link_to` ON `client_link` (`to_id`);--> statement-breakpoint
CREATE TABLE `client_tag` (
	`tag_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	PRIMARY KEY(`tag_id`, `client_id`),
	FOREIGN KEY (`tag_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`client_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `client_tag_client` ON `client_tag` (`client_id`);--> statement-breakpoint
CREATE TABLE `suspect` (
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`likelihood` integer NOT NULL,
	`reasons` text NOT NULL,
	`dismissed_at` text,
	`dismissed_by` integer,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`first_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "suspect_in_order" CHECK("suspect"."first_id" < "suspect"."second_id")
);
--> statement-breakpoint
CREATE INDEX `suspect_second` ON `suspect` (`second_id`);--> statement-breakpoint
CREATE INDEX `suspect_likelihood` ON `suspect` (`likelihood`,`first_id`,`second_id`) WHERE "suspect"."dismissed_at" IS NULL;--> statement-breakpoint
CREATE TABLE `tag` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tag_name` ON `tag` (`name_key`);--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`id` integer PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`shape` text NOT NULL,
	`mapping` text NOT NULL,
	`reading` text NOT NULL,
	`used_at` text NOT NULL,
	`used_by` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_mapping_shape` ON `import_mapping` (`entity`,`shape`);--> statement-breakpoint
CREATE TABLE `operation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	`records` integer NOT NULL,
	`undone_at` text,
	`undone_by` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operation_uid_unique` ON `operation` (`uid`);--> statement-breakpoint
CREATE INDEX `operation_kind` ON `operation` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `operation_item` (
	`operation_id` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`entity_version` integer NOT NULL,
	`before` text,
	PRIMARY KEY(`operation_id`, `entity`, `entity_id`),
	FOREIGN KEY (`operation_id`) REFERENCES `operation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_uid_unique` ON `team` (`uid`);--> statement-breakpoint
CREATE TABLE `team_member` (
	`team_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`leads` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_member_user` ON `team_member` (`user_id`);--> statement-breakpoint
CREATE TABLE `price_list` (
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
	`currency` text NOT NULL,
	`prices_include_vat` integer NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_list_uid_unique` ON `price_list` (`uid`);--> statement-breakpoint
CREATE TABLE `price_list_item` (
	`price_list_id` integer NOT NULL,
	`product_id` integer NOT NULL,
	`price` integer NOT NULL,
	PRIMARY KEY(`price_list_id`, `product_id`),
	FOREIGN KEY (`price_list_id`) REFERENCES `price_list`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `price_list_item_product` ON `price_list_item` (`product_id`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`sha256`) REFERENCES `stored_file`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attachment_uid_unique` ON `attachment` (`uid`);--> statement-breakpoint
CREATE INDEX `attachment_record` ON `attachment` (`entity`,`entity_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `attachment_file` ON `attachment` (`sha256`);--> statement-breakpoint
CREATE TABLE `classifier` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`key` text,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `classifier_uid_unique` ON `classifier` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `classifier_key_unique` ON `classifier` (`key`);--> statement-breakpoint
CREATE TABLE `classifier_item` (
	`id` integer PRIMARY KEY NOT NULL,
	`classifier_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`classifier_id`) REFERENCES `classifier`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `classifier_item_order` ON `classifier_item` (`classifier_id`,`position`);--> statement-breakpoint
CREATE TABLE `list_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`user_id` integer NOT NULL,
	`shared` integer NOT NULL,
	`position` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `list_view_uid_unique` ON `list_view` (`uid`);--> statement-breakpoint
CREATE INDEX `list_view_list` ON `list_view` (`list`,`position`) WHERE "list_view"."deleted_at" IS NULL;--> statement-breakpoint
CREATE TABLE `note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`text` text NOT NULL,
	`pinned` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_uid_unique` ON `note` (`uid`);--> statement-breakpoint
CREATE INDEX `note_record` ON `note` (`entity`,`entity_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `own_field` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` integer NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`classifier_id` integer,
	`currency` text,
	`place` text NOT NULL,
	`position` integer NOT NULL,
	`hint` text NOT NULL,
	`in_list` integer NOT NULL,
	`in_print` integer NOT NULL,
	FOREIGN KEY (`classifier_id`) REFERENCES `classifier`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_field_uid_unique` ON `own_field` (`uid`);--> statement-breakpoint
CREATE INDEX `own_field_entity` ON `own_field` (`entity`,`position`);--> statement-breakpoint
CREATE TABLE `own_value` (
	`field_id` integer NOT NULL,
	`number` real DEFAULT 0 NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`entity_id` integer NOT NULL,
	PRIMARY KEY(`field_id`, `number`, `text`, `entity_id`),
	FOREIGN KEY (`field_id`) REFERENCES `own_field`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `own_value_entity` ON `own_value` (`entity_id`,`field_id`);--> statement-breakpoint
ALTER TABLE `client` ADD `team_id` integer REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `client` ADD `price_list_id` integer REFERENCES price_list(id);--> statement-breakpoint
ALTER TABLE `client` ADD `consent` text;--> statement-breakpoint
ALTER TABLE `client` ADD `consent_day` text;--> statement-breakpoint
ALTER TABLE `client` ADD `consent_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `client` ADD `own` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `client` ADD `merged_into_id` integer;--> statement-breakpoint
ALTER TABLE `client` ADD `list_region` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `client` ADD `list_responsible` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `client_responsible` ON `client` (`responsible_id`,`name_key`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_responsible_name` ON `client` (`list_responsible`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_team` ON `client` (`team_id`,`name_key`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_kind` ON `client` (`kind`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_category` ON `client` (ifnull("category", ''),`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_source` ON `client` (`source`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_industry` ON `client` (`industry`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_region` ON `client` (`list_region`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_next_contact` ON `client` (ifnull("next_contact", ''),`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_created` ON `client` (`created_at`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_discount` ON `client` (`discount`,`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_payment_days` ON `client` (ifnull("payment_days", -1),`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_credit_limit` ON `client` (ifnull("credit_limit", -1),`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_consent` ON `client` (ifnull("consent", ''),`id`) WHERE "client"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `client_merged` ON `client` (`merged_into_id`) WHERE "client"."merged_into_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `contact` ADD `own` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_run` ADD `undone_at` text;--> statement-breakpoint
ALTER TABLE `import_run` ADD `undone_by` integer;--> statement-breakpoint
ALTER TABLE `role` ADD `hidden` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `document` ADD `responsible_id` integer REFERENCES user(id);--> statement-breakpoint
ALTER TABLE `document` ADD `team_id` integer REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `document` ADD `own` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `document_responsible` ON `document` (`responsible_id`,`day`,`id`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_team` ON `document` (`team_id`,`day`,`id`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_updated` ON `document` (`updated_at`,`id`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_bin` ON `document` (`deleted_at`,`id`) WHERE "document"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_client_created` ON `document` (`client_id`,`created_at`,`id`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_client_issued` ON `document` (`client_id`,`issued_at`,`id`) WHERE "document"."deleted_at" IS NULL AND "document"."issued_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_client_cancelled` ON `document` (`client_id`,`cancelled_at`,`id`) WHERE "document"."deleted_at" IS NULL AND "document"."cancelled_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `client_link_from` ON `client_link` (`from_id`);--> statement-breakpoint
CREATE INDEX `note_pinned` ON `note` (`entity`,`entity_id`,`id`) WHERE "note"."deleted_at" IS NULL AND "note"."pinned" = 1;--> statement-breakpoint
ALTER TABLE `product` ADD `own` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `product_unit` ON `product` (`unit`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_barcode` ON `product` (`barcode`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_discontinued` ON `product` (`discontinued`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_purchase_price` ON `product` (ifnull("purchase_price", -1),`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `product_created` ON `product` (`created_at`,`id`) WHERE "product"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `contact_bin` ON `contact` (`deleted_at`,`id`) WHERE "contact"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `note_bin` ON `note` (`deleted_at`,`id`) WHERE "note"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `attachment_bin` ON `attachment` (`deleted_at`,`id`) WHERE "attachment"."deleted_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_user` ON `audit` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_channel` ON `audit` (`channel`,`id`);--> statement-breakpoint
UPDATE `client` SET
  `list_region` = coalesce((SELECT `region` FROM `address` WHERE `address`.`client_id` = `client`.`id` AND `purpose` = 'legal'), ''),
  `list_responsible` = coalesce((SELECT lower(`name`) FROM `user` WHERE `user`.`id` = `client`.`responsible_id`), '');
--> statement-breakpoint
-- Who sees a document is decided by its responsible person: the client's, else who wrote it.
UPDATE `document` SET `responsible_id` = coalesce(
  (SELECT `responsible_id` FROM `client` WHERE `client`.`id` = `document`.`client_id`),
  (SELECT `id` FROM `user` WHERE `user`.`id` = `document`.`created_by`));
--> statement-breakpoint
CREATE TRIGGER `operation_item_is_never_changed` BEFORE UPDATE OF `operation_id`, `entity`, `entity_id`, `before` ON `operation_item`
BEGIN SELECT RAISE(ABORT, 'what an operation did is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `operation_item_is_never_deleted` BEFORE DELETE ON `operation_item`
BEGIN SELECT RAISE(ABORT, 'what an operation did is never deleted'); END;
