ALTER TABLE `form_version` ADD `word` text REFERENCES stored_file(sha256);--> statement-breakpoint
ALTER TABLE `office_form` ADD `word` text REFERENCES stored_file(sha256);--> statement-breakpoint
ALTER TABLE `office_form` ADD `word_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `document` ADD `docx` text REFERENCES stored_file(sha256);