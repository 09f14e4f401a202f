/** What the office host understands on its command line. */
import { expect, test } from 'vitest';
import { officeArguments, officeHelp } from '../../main/office/arguments.ts';

test('without --lan nobody but this computer is served; with it browsers of the network are, at port 27443 unless told otherwise', () => {
  expect(officeArguments([])).toEqual({ folder: null, demo: false, port: 0, network: null, help: false });
  expect(officeArguments(['--lan', '--data', 'D'])).toMatchObject({
    folder: 'D',
    network: { port: 27_443, names: [] },
  });
  expect(officeArguments(['--lan', '--lan-port', '8443', '--name', 'a.lan', '--name', 'b'])).toMatchObject({
    network: { port: 8443, names: ['a.lan', 'b'] },
  });
});

test('what is wrong is named', () => {
  expect(() => officeArguments(['--lan-port', '70000'])).toThrow(
    '--lan-port wants a number from 0 to 65535, not “70000”.',
  );
  expect(() => officeArguments(['--name', 'https://a'])).toThrow(
    '--name wants the name of a computer, not “https://a”.',
  );
  expect(() => officeArguments(['--lna'])).toThrow(/--lna/u);
});

test('the help names every word that is of use to whoever starts the server', () => {
  for (const word of ['--data', '--demo', '--port', '--lan-port', '--name', '--help'])
    expect(officeHelp).toContain(word);
});
