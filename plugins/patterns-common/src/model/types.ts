import type { components } from '../generated/openapi';

type Schemas = components['schemas'];

/** `CFN`: a CloudFormation template. `CDK`: a construct library. @public */
export type PatternType = Schemas['PatternType'];
/** Where a pattern stands as a whole. @public */
export type PatternLifecycle = Schemas['PatternLifecycle'];
/** Where a version stands. @public */
export type VersionState = Schemas['VersionState'];
/** How much a finding weighs; `error` closes the gate. @public */
export type Severity = Schemas['Severity'];
/** One policy or lint result. @public */
export type Finding = Schemas['Finding'];
/** Counts of findings by severity. @public */
export type FindingsSummary = Schemas['FindingsSummary'];
/** One scanner's part in a report. @public */
export type ScannerRun = Schemas['ScannerRun'];
/** A template's resources and parameters. @public */
export type TemplateSummary = Schemas['TemplateSummary'];
/** One resource of a template. @public */
export type TemplateResource = Schemas['TemplateResource'];
/** One parameter of a template. @public */
export type TemplateParameter = Schemas['TemplateParameter'];
/** What the scanners and the gate said of one bundle. @public */
export type Report = Schemas['Report'];
/** One file of a bundle. @public */
export type BundleFile = Schemas['BundleFile'];
/** A person's decision, bound to a digest. @public */
export type Review = Schemas['Review'];
/** Where a version went, of one target. @public */
export type Publication = Schemas['Publication'];
/** The npm package that a build made. @public */
export type BuiltPackage = Schemas['BuiltPackage'];
/** What is in the package of a CDK pattern. @public */
export type PackageDetails = Schemas['PackageDetails'];
/** A package that a pattern's package needs. @public */
export type PackageDependency = Schemas['PackageDependency'];
/** Something that a package exports. @public */
export type ApiDeclaration = Schemas['ApiDeclaration'];
/** A part of something that a package exports. @public */
export type ApiMember = Schemas['ApiMember'];
/** A part of the log of a build. @public */
export type BuildLog = Schemas['BuildLog'];
/** The task that publishes a version. @public */
export type Release = Schemas['Release'];
/** A place that a release publishes to, and how far it is. @public */
export type ReleaseTarget = Schemas['ReleaseTarget'];
/** What a release task is to publish. @public */
export type ReleasePlan = Schemas['ReleasePlan'];
/** Why a version is deprecated or revoked, and what to use instead. @public */
export type Retirement = Schemas['Retirement'];
/** Where versions are to be: published, deprecated or revoked. @public */
export type LifecycleChange = Schemas['LifecycleChange'];
/** What a subscription is about. @public */
export type SubscriptionKind = Schemas['SubscriptionKind'];
/** Something that somebody follows. @public */
export type Subscription = Schemas['Subscription'];
/** Where a use of a version stands. @public */
export type LaunchState = Schemas['LaunchState'];
/** One use of a version. @public */
export type Launch = Schemas['Launch'];
/** A named value that a launch was given or gave. @public */
export type LaunchOutput = Schemas['LaunchOutput'];
/** What to provision a version with. @public */
export type LaunchRequest = Schemas['LaunchRequest'];
/** An application that uses a version. @public */
export type ApplicationUse = Schemas['ApplicationUse'];
/** Uses of one version. @public */
export type VersionUse = Schemas['VersionUse'];
/** Who uses a pattern. @public */
export type Consumers = Schemas['Consumers'];
/** What a search engine knows of a pattern. @public */
export type SearchDocument = Schemas['SearchDocument'];
/** Figures over all patterns. @public */
export type Statistics = Schemas['Statistics'];
/** Why the last step failed. @public */
export type Problem = Schemas['Problem'];
/** One step in a version's life. @public */
export type Transition = Schemas['Transition'];
/** A version in a list. @public */
export type VersionSummary = Schemas['VersionSummary'];
/** What a version says of its pattern. @public */
export type About = Schemas['About'];
/** What approval changes of the pattern itself. @public */
export type AboutChange = Schemas['AboutChange'];
/** A version with its history and what the caller may do. @public */
export type PatternVersion = Schemas['PatternVersion'];
/** A pattern in a list. @public */
export type PatternSummary = Schemas['PatternSummary'];
/** A pattern with its versions. @public */
export type Pattern = Schemas['Pattern'];
/** What a publisher sends for a version. @public */
export type Submission = Schemas['Submission'];
/** Whether a name is free and well formed. @public */
export type NameCheck = Schemas['NameCheck'];
/** A field, the rule that it broke, and the fix. @public */
export type FieldProblem = Schemas['FieldProblem'];
/** A skeleton to start from. @public */
export type Starter = Schemas['Starter'];
/** Counts over the catalog. @public */
export type Facets = Schemas['Facets'];
/** Whether the caller may do something, and why not. @public */
export type Capability = Schemas['Capability'];

/** Attributes of a pattern: values by key, as they are spelled. @public */
export type PatternAttributes = Schemas['PatternAttributes'];
/** What one changes of a pattern without a new version. @public */
export type PatternUpdate = Schemas['PatternUpdate'];
/** A label that patterns are governed by. @public */
export type Attribute = Schemas['Attribute'];
/** What one sends for an attribute. @public */
export type NewAttribute = Schemas['NewAttribute'];
/** What may change of an attribute. @public */
export type AttributeUpdate = Schemas['AttributeUpdate'];
/** Description and metadata of an attribute. @public */
export type AttributeContent = Schemas['AttributeContent'];
/** A key with its values and its rule. @public */
export type AttributeKey = Schemas['AttributeKey'];
/** How patterns use a key. @public */
export type AttributeRule = Schemas['AttributeRule'];
/** A pattern that breaks the rule of a key. @public */
export type RuleViolation = Schemas['RuleViolation'];
/** What one row of an import does. @public */
export type AttributeChange = Schemas['AttributeChange'];
/** What an import does or did. @public */
export type AttributeImport = Schemas['AttributeImport'];
/** Whether AWS is as the portal is. @public */
export type SyncState = Schemas['SyncState'];
/** What is brought to AWS: an attribute, or what a pattern carries. @public */
export type SyncSubject = Schemas['SyncSubject'];
/** What did not get to AWS. @public */
export type SyncFailure = Schemas['SyncFailure'];
/** Something that differs between the portal and AWS. @public */
export type SyncDrift = Schemas['SyncDrift'];
/** How much of a limit of AWS is used. @public */
export type SyncQuota = Schemas['SyncQuota'];
/** What is on its way to AWS, and what is not as it should be. @public */
export type AttributeSyncStatus = Schemas['AttributeSyncStatus'];

/** Names one version of one pattern. @public */
export type VersionRef = { patternName: string; version: string };

/** How an AWS resource is, from good to bad; skipped says nothing. @public */
export type AwsState = Schemas['AwsState'];
/** One thing that was seen of an AWS resource, and what to do about it. @public */
export type AwsFinding = Schemas['AwsFinding'];
/** Whether one AWS resource is there and set up right. @public */
export type AwsCheckResult = Schemas['AwsCheckResult'];
/** Whether what the portal needs of AWS is there and set up right. @public */
export type AwsHealth = Schemas['AwsHealth'];
