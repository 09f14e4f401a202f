/** The menu of the window, in the language that the page speaks. The keys of the page stay the page's own. */
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Language } from '../../preload/contract/values.ts';
import { shellTexts } from './shell-texts.ts';

/** Puts up the menu. `documentation`: the folder that Help opens. */
export function showMenu(language: Language, documentation: string): void {
  const say = shellTexts[language];
  const menu: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: say.file, submenu: [{ role: 'quit', label: say.quit }] },
    {
      label: say.edit,
      submenu: [
        { role: 'undo', label: say.undo },
        { role: 'redo', label: say.redo },
        { type: 'separator' },
        { role: 'cut', label: say.cut },
        { role: 'copy', label: say.copy },
        { role: 'paste', label: say.paste },
        { role: 'selectAll', label: say.selectAll },
      ],
    },
    {
      label: say.view,
      submenu: [
        { role: 'zoomIn', label: say.larger },
        { role: 'zoomOut', label: say.smaller },
        { role: 'resetZoom', label: say.actualSize },
        { type: 'separator' },
        { role: 'togglefullscreen', label: say.fullScreen },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    {
      label: say.help,
      submenu: [
        { label: say.documentation, click: () => void shell.openPath(documentation) },
        { role: 'about', label: say.about },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
