/** Folders that a service of the cloud carries to other computers while they are being written: no place for a database. */

/** Names of folders that such services make, and the services. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive(?: - .+)?$/iu, 'OneDrive'],
  [/^Dropbox(?: \(.+\))?$/iu, 'Dropbox'],
  [/^(?:Yandex\.?\s?Disk(?:\.localized)?|Яндекс\.?\s?Диск)$/iu, 'Yandex Disk'],
  [/^(?:Google ?Drive|GoogleDrive-.+)$/iu, 'Google Drive'],
  [/^(?:iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/iu, 'iCloud Drive'],
  [/^Nextcloud$/iu, 'Nextcloud'],
  [/^ownCloud$/iu, 'ownCloud'],
  [/^pCloud ?Drive$/iu, 'pCloud'],
  [/^MEGA(?:sync)?$/u, 'MEGA'],
  [/^(?:Облако Mail\.ru|Mail\.ru Cloud|Cloud Mail\.ru)$/iu, 'Mail.ru'],
  [/^kDrive$/iu, 'kDrive'],
];
/** Google Drive comes as a drive of its own, with one folder that is called so in the language of its user. */
const googleDrive = /^[a-z]:\\(?:My Drive|Мой диск|Mon Drive)(?:\\|$)/iu;

/** The service that synchronises the folder, by the names of the folders around it; null: none that is known. */
export function cloudServiceOf(folder: string): string | null {
  if (googleDrive.test(folder)) return 'Google Drive';
  for (const name of folder.split(/[\\/]/u)) {
    const found = services.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return null;
}
