-- Of what left the program nothing changes but the client whose timeline it stands on: clients are merged.
DROP TRIGGER `document_output_is_never_changed`;--> statement-breakpoint
CREATE TRIGGER `document_output_is_never_changed` BEFORE UPDATE OF `id`, `document_id`, `at`, `user_id`, `kind`, `sha256`, `size`, `target` ON `document_output`
BEGIN SELECT RAISE(ABORT, 'what left the program is never changed'); END;
--> statement-breakpoint
-- Payments and outputs of clients that were merged earlier go after their documents.
UPDATE `document_output` SET `client_id` = (SELECT `client_id` FROM `document` WHERE `document`.`id` = `document_output`.`document_id`)
WHERE `client_id` IN (SELECT `id` FROM `client` WHERE `merged_into_id` IS NOT NULL);
--> statement-breakpoint
UPDATE `payment` SET `client_id` = (SELECT `document`.`client_id` FROM `payment_allocation` JOIN `document` ON `document`.`id` = `payment_allocation`.`document_id`
  WHERE `payment_allocation`.`payment_id` = `payment`.`id` LIMIT 1)
WHERE `client_id` IN (SELECT `id` FROM `client` WHERE `merged_into_id` IS NOT NULL)
  AND EXISTS (SELECT 1 FROM `payment_allocation` JOIN `document` ON `document`.`id` = `payment_allocation`.`document_id`
    WHERE `payment_allocation`.`payment_id` = `payment`.`id` AND `document`.`client_id` IS NOT NULL);
