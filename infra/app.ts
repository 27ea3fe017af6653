import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildDirectory } from './directory.ts';
import { placeFrom, stageFrom } from './settings.ts';

const app = new App();
buildDirectory(app, stageFrom(app), placeFrom(app));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
