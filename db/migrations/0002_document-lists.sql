DROP INDEX `document_day`;--> statement-breakpoint
DROP INDEX `document_client_name`;--> statement-breakpoint
DROP INDEX `document_gross`;--> statement-breakpoint
DROP INDEX `document_status`;--> statement-breakpoint
DROP INDEX `document_due`;--> statement-breakpoint
DROP INDEX `document_type`;--> statement-breakpoint
DROP INDEX `document_client`;--> statement-breakpoint
CREATE INDEX `document_sequence` ON `document` (`series_id`,`period`,`seq`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL AND "document"."seq" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `document_currency` ON `document` (`currency`,`day`,`id`,`status`,`type`,`client_id`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_day` ON `document` (`day`,`id`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_client_name` ON `document` (`client_key`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`,`due_day`,`number`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_gross` ON `document` (`gross`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_status` ON `document` (`status`,`day`,`id`,`type`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_due` ON `document` (`due_day`,`id`,`day`,`status`,`type`,`client_id`,`currency`,`gross`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_type` ON `document` (`type`,`day`,`id`,`status`,`client_id`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;--> statement-breakpoint
CREATE INDEX `document_client` ON `document` (`client_id`,`day`,`id`,`status`,`type`,`currency`,`gross`,`due_day`) WHERE "document"."deleted_at" IS NULL;