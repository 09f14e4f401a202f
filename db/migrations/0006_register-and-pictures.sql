CREATE TABLE `frozen_picture` (
	`sha256` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX `document_sequence`;--> statement-breakpoint
CREATE INDEX `document_sequence` ON `document` (`series_id`,`period`,`seq`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`,`net`,`vat`,`responsible_id`,`team_id`) WHERE "document"."deleted_at" IS NULL AND "document"."seq" IS NOT NULL;--> statement-breakpoint
INSERT INTO `frozen_picture` SELECT DISTINCT picture.`value` FROM `document`, json_each(`document`.`frozen`, '$.company.pictures') AS picture
WHERE `document`.`frozen` IS NOT NULL AND picture.`value` IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `issued_document_keeps_its_pictures` AFTER UPDATE OF `frozen` ON `document` WHEN NEW.`frozen` IS NOT NULL
BEGIN INSERT OR IGNORE INTO `frozen_picture` SELECT `value` FROM json_each(NEW.`frozen`, '$.company.pictures') WHERE `value` IS NOT NULL; END;
--> statement-breakpoint
CREATE TRIGGER `taken_over_document_keeps_its_pictures` AFTER INSERT ON `document` WHEN NEW.`frozen` IS NOT NULL
BEGIN INSERT OR IGNORE INTO `frozen_picture` SELECT `value` FROM json_each(NEW.`frozen`, '$.company.pictures') WHERE `value` IS NOT NULL; END;
