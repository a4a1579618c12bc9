import type { People } from '../../web/setup-ports.ts';

/** Who stands behind an actor of the journal, as people know them: a person's name, a key's, or the account of the command line. */
export function nameOfActor(people: Pick<People, 'users' | 'apiKeys'>): (actor: string) => Promise<string> {
  return async (actor) => {
    const id = actor.replace(/^user:/, '');
    const person = (await people.users()).find((user) => user.id === id);
    return person?.name ?? people.apiKeys.all().find((key) => key.id === id)?.name ?? id;
  };
}
