/** The shell's end of the border: takes calls from the page of our own window, and from nobody else. */
import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { isPageAddress } from './page-protocol.ts';

/** Answers `kontor:call` of the window by `call`; every other sender is refused, whatever it asks. */
export function answerCalls(window: BrowserWindow, call: (channel: string, request: unknown) => Promise<Reply>): void {
  ipcMain.handle('kontor:call', (event, channel: unknown, request: unknown): Reply | Promise<Reply> => {
    if (!isOwnPage(window, event.senderFrame)) {
      return { ok: false, code: 'forbidden', message: 'This page may not speak to the program.' };
    }
    return call(String(channel), request);
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
