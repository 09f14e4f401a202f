/** Handlers of the file channels. */
import { chunkSize, largestFile } from '../../../preload/contract/files.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { largestUpload } from '../../engine/uploads.ts';

export const fileHandlers: Handlers<'files.begin' | 'files.append' | 'files.read' | 'files.save' | 'files.discard'> = {
  // The export of a whole office is handed over where there is none yet.
  'files.begin': ({ session, uploads, hasOffice }, { name, size }) => ({
    file: uploads.begin(session, name, size, hasOffice ? largestUpload : largestFile),
  }),
  'files.append': ({ session, uploads }, { file, offset, data }) => ({
    size: uploads.append(session, file, offset, Buffer.from(data, 'base64')),
  }),
  'files.read': ({ session, uploads }, { file, offset }) => {
    const { bytes, size, name, last } = uploads.read(session, file, offset, chunkSize);
    return { data: Buffer.from(bytes).toString('base64'), size, name, last };
  },
  'files.save': async ({ session, uploads, host }, { file }) => {
    const { name, path } = uploads.file(session, file);
    if (!host.dialogs)
      throw new Failure('unavailable', {
        en: 'Here the browser saves files itself.',
        ru: 'Здесь файлы сохраняет сам браузер.',
        fr: 'Ici, c’est le navigateur qui enregistre les fichiers.',
      });
    const saved = await host.saveFile(name, path);
    return saved === null ? null : { path: saved };
  },
  'files.discard': ({ session, uploads }, { file }) => {
    uploads.discard(session, file);
    return {};
  },
};
