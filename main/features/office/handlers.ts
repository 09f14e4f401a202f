/** Handlers of the office, of signing in, and of what one person has chosen for himself. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Capability } from '../../../preload/contract/channel.ts';
import type { office, preferences, sessions } from '../../../preload/contract/office.ts';
import type { settings } from '../../../preload/contract/settings.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { leadsToOffice } from '../../sharing/moved-office.ts';
import { storePicture } from '../companies/pictures.ts';
import { createCompany, setCompanyPicture } from '../companies/service.ts';
import { seedPipeline } from '../deals/first-pipeline.ts';
import { fillExample } from '../demo/service.ts';
import { checkCountry } from '../reference/countries.ts';
import { seedReference } from '../reference/service.ts';
import { chosenFolder, namedFolder } from './office-folder.ts';
import { hashPassword } from './passwords.ts';
import { changePreferences, createAdministrator, readPreferences, writeOfficeSettings } from './service.ts';
import { changeSettings, readSettings } from './settings.ts';
import { changePassword, refuseWeak, signIn, unlock } from './sign-in.ts';

type Names<C extends Capability> = keyof C & string;

export const officeHandlers: Handlers<
  Names<typeof office> | Names<typeof sessions> | Names<typeof preferences> | Names<typeof settings>
> = {
  'office.state': ({ office }) => office.state(),

  'office.speak': ({ office }, { language }) => {
    office.speak(language);
    return office.state();
  },

  'office.create': async (task, { language, country, company, logo, administrator, folder }) => {
    checkCountry(task.language, 'country', country);
    checkCountry(task.language, 'company.country', company.country);
    const picture = logo === null ? null : readFileSync(task.uploads.file(task.session, logo).path);
    const chosen = folder === null ? null : chosenFolder(task, folder);
    if (administrator.password !== null)
      refuseWeak(task, administrator.password, administrator.name, 'administrator.password');
    const password = administrator.password === null ? null : await hashPassword(administrator.password);
    task.office.speak(language);
    await task.office.create(chosen, ({ db, paths, asUser }) => {
      seedReference(db);
      const id = createAdministrator(db, { name: administrator.name, password, language, at: task.now });
      writeOfficeSettings(db, { country, example: false }, task.now, id);
      seedPipeline(db, task.now);
      const command = asUser(id);
      const { name } = administrator;
      command.record({
        entity: 'user',
        id,
        version: 1,
        changes: { name: { old: null, new: name }, password: { old: false, new: password !== null } },
      });
      command.record({ entity: 'settings', id: 0, version: 0, changes: { country: { old: null, new: country } } });
      const made = createCompany(command, company);
      if (picture !== null)
        setCompanyPicture(command, { id: made, version: 1, place: 'logo' }, storePicture(paths.files, picture));
      return id;
    });
    return task.office.state();
  },

  'office.createExample': async (task, { language, seed, job: name }) => {
    const job = task.job(name);
    task.office.speak(language);
    await task.office.create(null, ({ db, asUser }) => {
      seedReference(db);
      return fillExample(db, asUser, { language, seed: seed ?? 1, today: task.today, at: task.now }, (done, total) =>
        job.progress('writing', done, total),
      );
    });
    return task.office.state();
  },

  'office.chooseFolder': async ({ host, uploads, session }, { title }) => {
    const path = await host.chooseFolder(title);
    if (path === null) return null;
    const { handle } = uploads.point(session, basename(path), path);
    return { handle, path, hasOffice: leadsToOffice(path) };
  },

  'office.open': async (task, where) => {
    await task.office.open('path' in where ? await namedFolder(task, where.path) : chosenFolder(task, where.folder));
    return task.office.state();
  },

  'office.share': async (task, { shared }) => {
    const { isShared } = task.office;
    if (isShared === shared) return task.office.state();
    const recorded = () =>
      task.write((command) => {
        const changes = { shared: { old: isShared, new: shared } };
        command.record({ entity: 'settings', id: 0, version: 0, changes });
      });
    // While it is open as it was before: it is noted in the name of whoever asked for it.
    if (shared) await recorded();
    await task.office.share(shared);
    if (!shared) await recorded();
    return task.office.state();
  },

  'office.testKeeper': async ({ office }) => {
    const tested = await office.testKeeper();
    return tested && { ...tested, addresses: [...tested.addresses] };
  },

  'office.retry': async ({ office }) => {
    if (office.state().status !== 'open') await office.open(office.paths.folder);
    return office.state();
  },

  'sessions.signIn': async (task, { login, password }) => {
    await signIn(task, login, password);
    return task.office.state();
  },

  'sessions.signOut': ({ office }) => {
    office.signIn(null);
    return office.state();
  },

  'sessions.setPassword': async (task, { current, password }) => {
    await changePassword(task, current, password);
    return {};
  },

  'sessions.list': ({ office }) => office.sessions.inUse().map(({ station, ...session }) => session),

  'sessions.end': async (task, { id }) => {
    const session = task.office.sessions.inUse().find((one) => one.id === id);
    if (session === undefined || !task.office.sessions.end(id))
      throw new Failure('not-found', {
        en: 'This session has ended already.',
        ru: 'Этот сеанс уже завершён.',
        fr: 'Cette session est déjà terminée.',
      });
    await task.write((command) => {
      const changes = { ended: { old: session.user, new: null } };
      command.record({ entity: 'session', id: session.userId, version: 0, changes });
    });
    return {};
  },

  'sessions.active': ({ office }) => {
    office.sessions.touch();
    return {};
  },

  'sessions.lock': ({ office, user }) => {
    if (!user.hasPassword)
      throw new Failure('invalid', {
        en: 'You have no password to unlock the program with. Set one first.',
        ru: 'У вас нет пароля, которым можно снять блокировку. Сначала задайте его.',
        fr: 'Vous n’avez pas de mot de passe pour déverrouiller le programme. Définissez-en un d’abord.',
      });
    office.sessions.lock();
    return office.state();
  },

  'sessions.unlock': async (task, { password }) => {
    await unlock(task, password);
    return task.office.state();
  },

  'settings.get': ({ db }) => readSettings(db),

  'settings.change': (command, given) => changeSettings(command, given),

  'preferences.get': ({ db, user, language }) => readPreferences(db, user.id, language),

  'preferences.change': (command, changes) => {
    const { db, user, office } = command;
    changePreferences(db, user.id, changes);
    // What the page remembers of its screens is not worth a line in the history of the office.
    command.unchanged();
    if (changes.language !== undefined) office.speak(changes.language);
    return readPreferences(db, user.id, command.language);
  },
};
