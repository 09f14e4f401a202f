/** Logos, stamps and signatures: recognised by their content, kept in `files/`. */
import type { Db } from '../../../db/database.ts';
import { Failure } from '../../engine/failure.ts';
import { pictureType } from '../../printing/picture-type.ts';
import { readStoredFile, type StoredFile, storedMediaType, storeFile } from '../files/stored-files.ts';

/** A picture that lies in `files/`; its row is still to be written. */
export interface StoredPicture extends StoredFile {
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** Bytes. */
export const largestPicture = 2 * 1024 * 1024;

/** Puts a picture into `files`. Failure `invalid` for one of more than 2 MB and for what is neither PNG nor JPEG. */
export function storePicture(files: string, bytes: Uint8Array): StoredPicture {
  if (bytes.length > largestPicture)
    throw new Failure('invalid', {
      en: 'The picture is larger than 2 MB.',
      ru: 'Изображение больше 2 МБ.',
      fr: 'L’image dépasse 2 Mo.',
    });
  const mediaType = pictureType(bytes);
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
    throw new Failure('invalid', {
      en: 'The file is neither a PNG nor a JPEG picture.',
      ru: 'Файл не является изображением PNG или JPEG.',
      fr: 'Le fichier n’est ni une image PNG ni une image JPEG.',
    });
  return { ...storeFile(files, bytes), mediaType };
}

/** The picture as a `data:` URI; null where there is none, or where its file is gone. */
export function pictureUri(db: Db, files: string, sha256: string | null): string | null {
  if (sha256 === null) return null;
  const known = uris.get(sha256);
  if (known !== undefined) return known;
  const mediaType = storedMediaType(db, sha256);
  const bytes = mediaType === null ? null : readStoredFile(files, sha256);
  if (bytes === null) return null;
  const uri = `data:${mediaType};base64,${bytes.toString('base64')}`;
  if (uris.size >= urisKept) uris.clear();
  uris.set(sha256, uri);
  return uri;
}

/** By content, so that they are never out of date; each print would read four files otherwise. */
const uris = new Map<string, string>();
const urisKept = 16;
