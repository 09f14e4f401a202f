/** The program's one window: sandboxed, closed to everything but its own page. */
import { join } from 'node:path';
import { app, BrowserWindow, type Session, screen, session, shell } from 'electron';
import { isDialled } from './dialled-address.ts';
import { isPageAddress, pageAddress, servePage } from './page-protocol.ts';
import { isPrintedPdf } from './print-window.ts';
import { readPlace, smallestWindow, validPlace, writePlace } from './window-place.ts';

export interface WindowFiles {
  /** The folder of the built page. */
  readonly page: string;
  readonly preload: string;
  readonly icon: string;
}

/** Opens the window where it was closed last, and loads the page. */
export function openWindow(files: WindowFiles): BrowserWindow {
  const placeFile = join(app.getPath('userData'), 'window.json');
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const place = validPlace(readPlace(placeFile), displays);
  closeToTheWorld(session.defaultSession);
  servePage(session.defaultSession, files.page);

  const window = new BrowserWindow({
    ...(place.bounds ?? { width: 1280, height: 800 }),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Kontor',
    icon: files.icon,
    show: false,
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writePlace(placeFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(pageAddress);
  return window;
}

/** Denies every other permission, device, download, and all network: whatever the page needs comes from the engine. */
function closeToTheWorld(where: Session): void {
  // Writing to the clipboard, and showing reminders by the system.
  const granted = (permission: string) => permission === 'clipboard-sanitized-write' || permission === 'notifications';
  where.setPermissionRequestHandler((_contents, permission, answer) => answer(granted(permission)));
  where.setPermissionCheckHandler((_contents, permission) => granted(permission));
  where.setDevicePermissionHandler(() => false);
  where.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  where.on('will-download', (event) => event.preventDefault());
  where.webRequest.onBeforeRequest((request, answer) => {
    const inside = isPageAddress(request.url) || /^(data|blob|devtools):/u.test(request.url);
    answer({ cancel: !inside });
  });
}

/** For every page of the program, whenever one comes to be: no navigation, no further windows, no webview; what is dialled is handed to the system. */
export function lockContents(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (event.url !== pageAddress) event.preventDefault();
      // The system dials with whatever is set up for it; the page stays where it is.
      if (isDialled(event.url) && isPageAddress(contents.getURL()))
        void shell.openExternal(event.url).catch(() => undefined);
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      const isOurs = event.url.startsWith('blob:app://kontor/') || isPrintedPdf(event.url);
      if (!event.isMainFrame && !isOurs) event.preventDefault();
    });
  });
}
