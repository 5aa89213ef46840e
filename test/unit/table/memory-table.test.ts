import { now } from '../../../shared/platform/system.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { tableContract } from '../../support/table-contract.ts';

const table = new MemoryTable(now);
tableContract('in memory', () => table);
