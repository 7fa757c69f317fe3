import * as clientPackage from '@aws-sdk/client-codebuild';
import { AwsJsonService } from '../../core/protocol/AwsJsonService';
import { IdempotencyLedger } from '../../core/storage/IdempotencyLedger';
import { CodeBuild, CodeBuildOptions } from './CodeBuild';
import constraints from './constraints.json';
import * as handlers from './operations';

/** The local CodeBuild. */
export class CodeBuildService extends AwsJsonService<CodeBuild> {
  private readonly state: CodeBuild;

  constructor(options: CodeBuildOptions) {
    const { database } = options;
    const state = new CodeBuild(options);
    super({
      signingName: 'codebuild',
      clientPackage,
      constraints,
      handlers,
      context: state,
      database,
      ledger: new IdempotencyLedger(database, 'codebuild'),
      validationError: 'InvalidInputException',
    });
    this.state = state;
  }

  close(): Promise<void> {
    return this.state.close();
  }
}
