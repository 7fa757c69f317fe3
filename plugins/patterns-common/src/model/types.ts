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
/** Where a version went. @public */
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
/** What a release task is to publish. @public */
export type ReleasePlan = Schemas['ReleasePlan'];
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

/** Names one version of one pattern. @public */
export type VersionRef = { patternName: string; version: string };
