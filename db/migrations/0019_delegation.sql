ALTER TABLE `activity` ADD `asked_by` integer REFERENCES user(id);--> statement-breakpoint
ALTER TABLE `activity` ADD `acceptance` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `activity` ADD `declined_because` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `activity_asked_by` ON `activity` (`asked_by`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_acceptance` ON `activity` (`acceptance`,`day`,`time`,`id`,`status`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
ALTER TABLE `activity_series` ADD `asked_by` integer REFERENCES user(id);--> statement-breakpoint
CREATE INDEX `activity_participant_user` ON `activity_participant` (`user_id`,`activity_id`) WHERE "activity_participant"."user_id" IS NOT NULL;--> statement-breakpoint
-- What was planned for somebody else and is still his: its history says whom it was planned for. Nobody is asked after the fact.
UPDATE `activity` SET `asked_by` = `created_by`
WHERE `created_by` <> `responsible_id` AND `created_by` IN (SELECT `id` FROM `user`) AND (`version` = 1 OR EXISTS (
	SELECT 1 FROM `audit` INDEXED BY `audit_entity`
	WHERE `entity` = 'activity' AND `entity_id` = `activity`.`id` AND `entity_version` = 1
		AND json_extract(`changes`, '$.responsibleId.new') = `activity`.`responsible_id`
));
--> statement-breakpoint
UPDATE `activity_series` SET `asked_by` = `created_by`
WHERE `created_by` <> `responsible_id` AND EXISTS (
	SELECT 1 FROM `activity` WHERE `activity`.`series_id` = `activity_series`.`id` AND `activity`.`asked_by` = `activity_series`.`created_by`
);
