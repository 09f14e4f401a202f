/** Draws `build/icon.png` (1024 × 1024, transparent around) out of `build/icon.svg` with an installed Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../main/office/browser.ts';
import { giveUp, isRoot, root } from './project.mjs';

const size = 1024;
const executablePath = findBrowser();
if (!executablePath) giveUp('No Chromium, Chrome or Edge was found to draw the icon with.');
const browser = await puppeteer.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: size, height: size });
  const svg = readFileSync(join(root, 'build/icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(join(root, 'build/icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
