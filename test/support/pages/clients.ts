/** Clients: found in the list, corrected on the card. */
import { clientTexts } from '../../../renderer/text/clients.ts';
import { controlTexts } from '../../../renderer/text/controls.ts';
import { partyTexts } from '../../../renderer/text/parties.ts';
import { goTo } from './frame.ts';
import type { Screen } from './screen.ts';

type ClientField = keyof (typeof clientTexts)['en'];

/** Types into the search of the list on the screen, by its key; the list then shows exactly these names. */
export async function search(screen: Screen, text: string, ...names: readonly string[]): Promise<void> {
  // The list answers the key once it is there.
  await screen.element({ what: 'field', name: screen.say(controlTexts, 'filter') });
  await screen.press('Escape', '/');
  await screen.hasKeyboard(screen.say(controlTexts, 'filter'));
  await screen.fill(screen.say(controlTexts, 'filter'), text);
  await screen.lists(...names);
}

/** Empties the search of the list on the screen. */
export async function clearSearch(screen: Screen): Promise<void> {
  await screen.press('Escape', '/');
  await screen.fill(screen.say(controlTexts, 'filter'), '');
}

/** Opens the client that a part of anything of his finds alone. */
export async function openClient(screen: Screen, part: string, name: string): Promise<void> {
  await goTo(screen, 'clients');
  await search(screen, part, name);
  await screen.press('Enter');
  await screen.hasKeyboard(name);
  await screen.press('Enter');
  await onCard(screen, name);
}

/** Waits until the card of this client is on the screen. */
export async function onCard(screen: Screen, name: string): Promise<void> {
  await screen.sees(screen.say(clientTexts, 'contacts'));
  await screen.sees(name);
}

/** The name of the button that a fact on the card is. */
export function factName(screen: Screen, field: ClientField): string {
  return screen.named(screen.say(clientTexts, field), screen.say(controlTexts, 'change'));
}

/** Begins to edit a fact and types; nothing is saved yet. */
export async function typeFact(screen: Screen, field: ClientField, text: string): Promise<void> {
  await screen.click(factName(screen, field));
  await screen.fill(screen.say(clientTexts, field), text);
}

/** Corrects a fact of the card in place. */
export async function correct(screen: Screen, field: ClientField, text: string): Promise<void> {
  await typeFact(screen, field, text);
  await screen.press('Enter');
  await screen.factIs(factName(screen, field), text);
}

/** Adds a contact person with a phone. */
export async function addContact(screen: Screen, name: string, position: string, phone: string): Promise<void> {
  await screen.click(screen.say(clientTexts, 'addContact'));
  await screen.fill(screen.say(clientTexts, 'contactName'), name);
  await screen.fill(screen.say(clientTexts, 'position'), position);
  await screen.fill(screen.say(partyTexts, 'value'), phone);
  await screen.press('Enter');
  await screen.sees(`${name} · ${position}`);
  await screen.sees(phone);
}
