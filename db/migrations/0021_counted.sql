DROP INDEX `activity_status`;--> statement-breakpoint
DROP INDEX `activity_acceptance`;--> statement-breakpoint
DROP INDEX `deal_sums`;--> statement-breakpoint
CREATE INDEX `activity_status` ON `activity` (`status`,`day`,`time`,`id`,`responsible_id`,`acceptance`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `activity_acceptance` ON `activity` (`acceptance`,`day`,`time`,`id`,`status`,`responsible_id`,`asked_by`) WHERE "activity"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `deal_sums` ON `deal` (`pipeline_id`,`stage_id`,`currency`,`amount`,`responsible_id`,`team_id`,`deleted_at`,`state`) WHERE "deal"."deleted_at" IS NULL;
