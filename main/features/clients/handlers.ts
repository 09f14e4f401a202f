/** Handlers of clients and of their contact persons. */
import type { Handlers } from '../../engine/context.ts';
import { addContact, changeContact, orderContacts, removeContact } from './contacts.ts';
import { checkDetails } from './details.ts';
import { countClients, findClients, listClients } from './listing.ts';
import { seenClient } from './reached.ts';
import { changeClient, createClient, removeClient, restoreClient, similarClients } from './service.ts';
import { clientFor } from './shown.ts';
import { listTags } from './tags.ts';

export const clientHandlers: Handlers<
  | 'clients.list'
  | 'clients.count'
  | 'clients.find'
  | 'clients.get'
  | 'clients.similar'
  | 'clients.create'
  | 'clients.change'
  | 'clients.remove'
  | 'clients.restore'
  | 'clients.checkDetails'
  | 'contacts.add'
  | 'contacts.change'
  | 'contacts.remove'
  | 'contacts.order'
  | 'tags.list'
> = {
  'clients.list': (context, input) => listClients(context, input),
  'clients.count': (context, filter) => countClients(context, filter),
  'clients.find': (context, { text, limit }) => findClients(context, text, limit),
  'clients.get': (context, { id }) => clientFor(context, seenClient(context, id).id),
  'clients.similar': (context, input) => similarClients(context, input),
  'clients.create': (command, fields) => createClient(command, fields),
  'clients.change': (command, input) => changeClient(command, input),
  'clients.remove': (command, input) => removeClient(command, input),
  'clients.restore': (command, { id }) => restoreClient(command, id),
  'clients.checkDetails': ({ language }, details) =>
    checkDetails(details).map(({ path, said }) => ({ path, message: said[language] })),
  'contacts.add': (command, { clientId, contact, key }) => addContact(command, clientId, contact, key),
  'contacts.change': (command, input) => changeContact(command, input),
  'contacts.remove': (command, input) => removeContact(command, input),
  'contacts.order': (command, input) => orderContacts(command, input),
  'tags.list': (context, input) => listTags(context, input),
};
