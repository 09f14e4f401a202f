DROP INDEX `deal_campaign`;--> statement-breakpoint
DROP INDEX `deal_responsible`;--> statement-breakpoint
ALTER TABLE `deal` ADD `client_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `deal` SET `client_key` = (SELECT `name_key` FROM `client` WHERE `client`.`id` = `deal`.`client_id`);--> statement-breakpoint
CREATE INDEX `deal_client_name` ON `deal` (`client_key`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_state` ON `deal` (`state`,ifnull("expected_close", '9999'),`id`,`responsible_id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_stage_since` ON `deal` (`stage_since`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_closed` ON `deal` (ifnull("closed_at", ''),`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_lost_reason` ON `deal` (`lost_reason`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_source` ON `deal` (`source`,`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_campaign` ON `deal` (`campaign_id`,ifnull("expected_close", '9999'),`id`);--> statement-breakpoint
CREATE INDEX `deal_responsible` ON `deal` (`responsible_id`,ifnull("expected_close", '9999'),`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_team` ON `deal` (`team_id`,ifnull("expected_close", '9999'),`id`) WHERE "deal"."deleted_at" IS NULL;--> statement-breakpoint
CREATE TRIGGER `deal_names_its_client` AFTER INSERT ON `deal`
BEGIN UPDATE `deal` SET `client_key` = (SELECT `name_key` FROM `client` WHERE `id` = NEW.`client_id`) WHERE `id` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `deal_names_its_other_client` AFTER UPDATE OF `client_id` ON `deal` WHEN NEW.`client_id` <> OLD.`client_id`
BEGIN UPDATE `deal` SET `client_key` = (SELECT `name_key` FROM `client` WHERE `id` = NEW.`client_id`) WHERE `id` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `deal_names_its_renamed_client` AFTER UPDATE OF `name_key` ON `client` WHEN NEW.`name_key` <> OLD.`name_key`
BEGIN
	UPDATE `deal` SET `client_key` = NEW.`name_key` WHERE `client_id` = NEW.`id` AND `deleted_at` IS NULL;
	UPDATE `deal` SET `client_key` = NEW.`name_key` WHERE `client_id` = NEW.`id` AND `deleted_at` IS NOT NULL;
END;
