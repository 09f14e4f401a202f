ALTER TABLE `activity_series` ADD `acceptance` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `activity_series` ADD `declined_because` text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What is still to be done says what was said to all of it: while one of these waits for an answer to another one, nothing was; a day declined by itself is not all of them.
UPDATE `activity_series` SET (`acceptance`, `declined_because`) = (
	SELECT `acceptance`, `declined_because` FROM `activity`
	WHERE `series_id` = `activity_series`.`id` AND `responsible_id` = `activity_series`.`responsible_id` AND `asked_by` = `activity_series`.`asked_by`
		AND `deleted_at` IS NULL AND `status` = 'open' AND `acceptance` IN ('accepted', 'declined')
	ORDER BY `acceptance` = 'declined', `series_day` LIMIT 1
)
WHERE `asked_by` IS NOT NULL AND EXISTS (
	SELECT 1 FROM `activity`
	WHERE `series_id` = `activity_series`.`id` AND `responsible_id` = `activity_series`.`responsible_id` AND `asked_by` = `activity_series`.`asked_by`
		AND `deleted_at` IS NULL AND `status` = 'open' AND `acceptance` IN ('accepted', 'declined')
) AND NOT EXISTS (
	SELECT 1 FROM `activity`
	WHERE `series_id` = `activity_series`.`id` AND `responsible_id` = `activity_series`.`responsible_id` AND `asked_by` = `activity_series`.`asked_by`
		AND `deleted_at` IS NULL AND `status` = 'open' AND `acceptance` = ''
);
