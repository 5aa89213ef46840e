import { type Check, fault, ok } from './check.ts';
import { isAboutCredentials, reasonOf } from './reason.ts';

/** Without credentials nothing can be asked, so that everything else would only repeat it. */
export const checkCredentials: Check = {
  name: 'credentials',
  isGate: true,
  run: async ({ clients, stacks }) => {
    try {
      await clients.cloudFormation.config.credentials();
      await stacks();
    } catch (error) {
      if (isAboutCredentials(error)) {
        const { says, todo } = reasonOf(error);
        return [fault(says, todo ?? 'sign in again')];
      }
      // Whatever else it is, those who asked for it will say.
    }
    return [ok('AWS takes the credentials')];
  },
};
