/** Handlers of the file channels. */
import { chunkSize } from '../../../preload/contract/files.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';

export const fileHandlers: Handlers<'files.begin' | 'files.append' | 'files.read' | 'files.save' | 'files.discard'> = {
  'files.begin': ({ session, uploads }, { name, size }) => ({ file: uploads.begin(session, name, size) }),
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
