/** The print form of a document on the screen. */
import { printformTexts } from '../../../renderer/text/printform.ts';
import { type Screen, until } from './screen.ts';

/** Waits until the pages are drawn: there are so many, and the first has ink on it. */
export async function showsPages(screen: Screen, count: number): Promise<void> {
  await screen.sees(screen.say(printformTexts, 'page', { page: 1, count }));
  await hasInk(screen);
}

/** Waits until the first page is drawn. */
export async function hasInk(screen: Screen): Promise<void> {
  await until('a page with ink on it', () =>
    screen.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.k-print-room canvas');
      const pen = canvas && canvas.width > 300 ? canvas.getContext('2d') : null;
      if (!canvas || !pen) return false;
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 100) dark += 1;
      return dark > 500;
    }),
  );
}

/** Asks for the PDF as a file, by its key. */
export async function savePdf(screen: Screen): Promise<void> {
  await screen.press('Control+S');
}
