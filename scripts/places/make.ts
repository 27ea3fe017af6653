import { DISTRICTS, makeDistricts } from './districts.ts';
import { GAZETTEERS, makeGazetteer } from './gazetteer.ts';

const HOW = `Usage: npm run places -- FOLDER
FOLDER is where the gazetteers are installed, outside this project:
  npm install --prefix FOLDER --no-save ${[...GAZETTEERS, DISTRICTS].join(' ')}`;

const [folder] = process.argv.slice(2);
if (folder) {
  makeGazetteer(folder);
  makeDistricts(folder);
} else {
  console.error(HOW);
  process.exit(1);
}
