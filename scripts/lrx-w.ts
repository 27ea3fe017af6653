import { welshRoot } from '../functions/domain/text/welsh.ts';
console.log(process.argv.slice(2).map((w) => w + ' ' + welshRoot(w)).join(', '));
