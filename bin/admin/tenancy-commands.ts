import { dealers, locations, networks } from '../../shared/dealers/dealer-store.ts';
import { saveDealer } from '../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../shared/dealers/save-network.ts';
import type { AdminCommand } from './command.ts';
import { explainSettings } from '../../shared/dealers/explain-settings.ts';
import { found, show } from './found.ts';
import { savedOutcome, valueText } from './saved-outcome.ts';
import { LOCK_FLAGS, SETTINGS_FLAGS } from './settings-flags.ts';

const name = { name: 'name', to: 'name', value: 'NAME', says: 'as customers read it' };
const dealer = { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer’s id, with leading zeros' };
const id = (to: string) => ({
  name: 'id',
  to,
  value: 'ID',
  says: 'its id: letters, digits, hyphens, underscores',
});

export const TENANCY_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'network',
    verb: 'save',
    says: 'Makes a network of dealers or changes its settings',
    flags: [id('networkId'), name, ...SETTINGS_FLAGS, ...LOCK_FLAGS],
    examples: [
      'network save --id bmw-de --name "BMW Germany" --language de --country DE --quiet-hours 08:00-20:00',
      'network save --id bmw-de --lock quietHours',
    ],
    run: async (context, command) =>
      savedOutcome(`Network ${String(command['networkId'])}`, await saveNetwork(context, command)),
  },
  {
    noun: 'network',
    verb: 'show',
    says: 'Shows what is set for a network',
    flags: [id('networkId')],
    examples: ['network show --id bmw-de'],
    run: async ({ table }, { networkId }) =>
      show(
        found(`network ${String(networkId)}`, await networks.get(table, { networkId: String(networkId) })),
      ),
  },
  {
    noun: 'dealer',
    verb: 'save',
    says: 'Makes a dealer of a network or changes its settings',
    flags: [
      id('dealerId'),
      { name: 'network', to: 'networkId', value: 'ID', says: 'the network it belongs to' },
      name,
      ...SETTINGS_FLAGS,
      ...LOCK_FLAGS,
    ],
    examples: [
      'dealer save --id 00027 --network bmw-de --name "Autohaus Muster" --zone Europe/Berlin',
      'dealer save --id 00027 --unset quietHours',
    ],
    run: async (context, command) =>
      savedOutcome(`Dealer ${String(command['dealerId'])}`, await saveDealer(context, command)),
  },
  {
    noun: 'dealer',
    verb: 'show',
    says: 'Shows what is set for a dealer',
    flags: [id('dealerId')],
    examples: ['dealer show --id 00027'],
    run: async ({ table }, { dealerId }) =>
      show(found(`dealer ${String(dealerId)}`, await dealers.get(table, { dealerId: String(dealerId) }))),
  },
  {
    noun: 'location',
    verb: 'save',
    says: 'Makes a workshop or store of a dealer or changes its settings',
    flags: [dealer, id('locationId'), name, ...SETTINGS_FLAGS],
    examples: [
      'location save --dealer 00027 --id 01 --name "Autohaus Muster, Munich" --zone Europe/Berlin --language de --country DE',
      'location save --file location.json',
    ],
    run: async (context, command) =>
      savedOutcome(
        `Location ${String(command['dealerId'])}/${String(command['locationId'])}`,
        await saveLocation(context, command),
      ),
  },
  {
    noun: 'location',
    verb: 'show',
    says: 'Shows the settings in force at a location, and which level sets each',
    flags: [dealer, id('locationId')],
    examples: ['location show --dealer 00027 --id 01'],
    run: async ({ table }, command) => {
      const key = { dealerId: String(command['dealerId']), locationId: String(command['locationId']) };
      const location = found(`location ${key.dealerId}/${key.locationId}`, await locations.get(table, key));
      const itsDealer = found(`dealer ${key.dealerId}`, await dealers.get(table, key));
      const network = await networks.get(table, itsDealer);
      const settings = explainSettings([network, itsDealer, location]);
      return {
        lines: [
          `${location.name} (${key.dealerId}/${key.locationId}) of ${itsDealer.name}`,
          ...settings.map(
            (line) =>
              `  ${line.setting}: ${valueText(line.value)} (${line.setBy}${line.lockedBy === undefined ? '' : `, locked by the ${line.lockedBy}`})`,
          ),
        ],
        data: { ...key, name: location.name, dealerName: itsDealer.name, settings },
      };
    },
  },
];
