/** The shell's end of the border: takes calls from the page of our own window, and from nobody else. */
import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { isPageAddress } from './page-protocol.ts';

/** One call of the page; `load` is the name of its present load. */
export type PageCall = (load: string, channel: string, request: unknown) => Promise<Reply>;

/** Answers `kontor:call` of the window by `call`; every other sender is refused, whatever it asks. */
export function answerCalls(window: BrowserWindow, call: PageCall): void {
  ipcMain.handle('kontor:call', (event, load: unknown, channel: unknown, request: unknown): Reply | Promise<Reply> => {
    if (!isOwnPage(window, event.senderFrame)) {
      return { ok: false, code: 'forbidden', message: 'This page may not speak to the program.' };
    }
    return call(String(load), String(channel), request);
  });
}

/** Tells the page of the window. */
export function tellPage(window: BrowserWindow, event: EngineEvent): void {
  if (!window.isDestroyed()) window.webContents.send('kontor:event', event);
}

function isOwnPage(window: BrowserWindow, sender: WebFrameMain | null): boolean {
  if (!sender || window.isDestroyed()) return false;
  const main = window.webContents.mainFrame;
  return sender.processId === main.processId && sender.routingId === main.routingId && isPageAddress(sender.url);
}
