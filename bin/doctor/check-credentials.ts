import { type Check, fault, ok, unknown } from './check.ts';
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
      return [unknown(`whether AWS takes the credentials: ${reasonOf(error).says}`)];
    }
    return [ok('AWS takes the credentials')];
  },
};
