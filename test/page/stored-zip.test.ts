/** The ZIP that the page makes of the pictures of its pages. */
import { expect, test } from 'vitest';
import { storedZip } from '../../renderer/features/printform/stored-zip.ts';
import { unzipped } from '../support/made-files.ts';

test('a reader of ZIP files finds each picture with its bytes', async () => {
  const one = new Uint8Array([1, 2, 3]);
  const two = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);
  const files = await unzipped(
    storedZip([
      { name: '1.png', bytes: one },
      { name: '2.png', bytes: two },
    ]),
  );
  expect([...files.keys()]).toEqual(['1.png', '2.png']);
  expect(files.get('1.png')).toEqual(Buffer.from(one));
  expect(files.get('2.png')).toEqual(Buffer.from(two));
});
