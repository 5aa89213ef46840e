import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { tableContract } from '../../support/table-contract.ts';

const table = new MemoryTable();
tableContract('in memory', () => table);
