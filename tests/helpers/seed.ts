import type {
  AlertRouteInput,
  CreateAlertRuleInput,
  CreateRoomInput,
  CreateSavedQueryInput,
  CreateScheduledExportInput,
  CreateSilenceInput,
  SaveActionGroupInput,
  CustomFieldInput,
  UpdateRoomInput,
  UpdateSavedQueryInput,
  UpdateScheduledExportInput,
  UserErrorCode,
} from '../generated/graphql.ts';
import type { Doors } from './app.ts';
import { operation, type Operation } from './operation.ts';

/**
 * What tests put into a running server, each step answering the next verbs: `(await seed(app).room({ name: 'Lobby' })).assign('LAB-01')`.
 * A step that the server refuses throws an error with the operation, its variables and the answer.
 */
export function seed(doors: Pick<Doors, 'ask'>) {
  /** Sends a mutation that is to go well and answers its payload. */
  async function send<Field extends string, Payload extends Refusable, Input>(
    mutation: Operation<Record<Field, Payload>, { input: Input }>,
    field: Field,
    input: NoInfer<Input>,
  ): Promise<Payload> {
    const { [field]: payload } = await doors.ask(mutation, { input });
    if (payload.userErrors.length > 0)
      throw new RefusedStepError(
        `${String(mutation)}\n${JSON.stringify(input, null, 2)}\n${JSON.stringify(payload, null, 2)}`,
      );
    return payload;
  }

  const room = (id: string) => ({
    id,
    /** Puts a device into the room; it need not have been heard of. */
    assign: (computer: string) => steps.assign(computer, id),
    async update(change: Omit<UpdateRoomInput, 'roomId'>) {
      await send(UPDATE_ROOM, 'updateRoom', { roomId: id, ...change });
      return room(id);
    },
    async delete() {
      await send(DELETE_ROOM, 'deleteRoom', { roomId: id });
    },
  });

  const device = (id: string) => ({
    id,
    async setOptional(key: string, optional = true) {
      await send(SET_OPTIONAL, 'setSignalOptional', { deviceId: id, key, optional });
      return device(id);
    },
    async delete() {
      await send(DELETE_DEVICE, 'deleteDevice', { deviceId: id });
    },
  });

  const savedQuery = (id: string) => ({
    id,
    async update(change: Omit<UpdateSavedQueryInput, 'savedQueryId'>) {
      await send(UPDATE_SAVED_QUERY, 'updateSavedQuery', { savedQueryId: id, ...change });
      return savedQuery(id);
    },
    /** Makes a key that opens its result. */
    async key(name: string) {
      const { key, path, exportKey } = await send(CREATE_KEY, 'createExportKey', { savedQueryId: id, name });
      return {
        id: exportKey!.id,
        key: key!,
        path: path!,
        revoke: () => send(REVOKE_KEY, 'revokeExportKey', { id: exportKey!.id }),
      };
    },
    async delete() {
      await send(DELETE_SAVED_QUERY, 'deleteSavedQuery', { savedQueryId: id });
    },
  });

  const view = (id: string) => ({
    id,
    async update(definition: unknown) {
      await send(UPDATE_VIEW, 'updateView', { viewId: id, definition });
      return view(id);
    },
    async delete() {
      await send(DELETE_VIEW, 'deleteView', { viewId: id });
    },
  });

  const scheduledExport = (id: string) => ({
    id,
    async update(change: Omit<UpdateScheduledExportInput, 'id'>) {
      await send(UPDATE_EXPORT, 'updateScheduledExport', { id, ...change });
      return scheduledExport(id);
    },
    async run() {
      await send(RUN_EXPORT, 'runScheduledExport', { id });
    },
    async delete() {
      await send(DELETE_EXPORT, 'deleteScheduledExport', { id });
    },
  });

  const fault = (id: string) => ({
    id,
    async acknowledge(note?: string) {
      await send(ACKNOWLEDGE, 'acknowledgeFault', { faultId: id, note: note ?? null });
      return fault(id);
    },
    async unacknowledge() {
      await send(UNACKNOWLEDGE, 'unacknowledgeFault', { faultId: id });
      return fault(id);
    },
  });

  const steps = {
    /** Makes a room. */
    async room(input: CreateRoomInput) {
      return room(idOf((await send(CREATE_ROOM, 'createRoom', input)).room));
    },
    /** A room that is there, by its id. */
    roomOf: room,
    /** Puts a device into a room, or takes it out of its room. */
    async assign(computer: string, roomId: string | null) {
      return device(idOf((await send(ASSIGN, 'assignDevice', { computer, roomId })).device));
    },
    /** A device that is there, by its host name. */
    async deviceOf(computer: string) {
      const found = (await doors.ask(DEVICE, { computer })).device;
      if (!found) throw new Error(`there is no device ${computer}`);
      return device(found.id);
    },
    deviceById: device,
    /** Makes a rule of alerts. */
    async alertRule(input: CreateAlertRuleInput) {
      return { id: idOf((await send(CREATE_ALERT_RULE, 'createAlertRule', input)).alertRule) };
    },
    /** Makes an action group. */
    async actionGroup(input: SaveActionGroupInput) {
      const id = idOf((await send(SAVE_ACTION_GROUP, 'saveActionGroup', input)).actionGroup);
      return {
        id,
        /** Sends a test to it; answers the id of the first delivery. */
        test: async () => (await send(TEST_ACTION_GROUP, 'testActionGroup', { actionGroupId: id })).deliveries[0]!.id,
      };
    },
    /** Silences alerts. */
    async silence(input: CreateSilenceInput) {
      return { id: idOf((await send(CREATE_SILENCE, 'createSilence', input)).silence) };
    },
    /** Replaces the routes of alerts. */
    async alertRoutes(routes: AlertRouteInput[]) {
      await send(UPDATE_ALERT_ROUTES, 'updateAlertRoutes', { routes });
    },
    /** A fault that is there, by its id. */
    faultOf: fault,
    /** Saves a query or a function. */
    async savedQuery(input: CreateSavedQueryInput) {
      return savedQuery(idOf((await send(CREATE_SAVED_QUERY, 'createSavedQuery', input)).savedQuery));
    },
    savedQueryOf: savedQuery,
    /** Stores a view. */
    async view(definition: unknown) {
      return view(idOf((await send(CREATE_VIEW, 'createView', { definition })).view));
    },
    /** Saves a custom field. */
    async customField(input: CustomFieldInput) {
      await send(SAVE_FIELD, 'saveCustomField', input);
    },
    /** Makes a scheduled export. */
    async scheduledExport(input: CreateScheduledExportInput) {
      return scheduledExport(idOf((await send(CREATE_EXPORT, 'createScheduledExport', input)).scheduledExport));
    },
    scheduledExportOf: scheduledExport,
    /** The rows that a query gives. */
    async rows(query: string) {
      return (await doors.ask(ROWS, { query })).kql.rows;
    },
  };
  return steps;
}

/** A step that the server refused with `userErrors`. */
export class RefusedStepError extends Error {
  override name = 'RefusedStepError';
}

/** The id of what a step made or changed; somebody else may have deleted it before it could be shown. */
function idOf(subject: { id: string } | null | undefined): string {
  if (!subject) throw new RefusedStepError('The step went well, but its subject was deleted before it was shown.');
  return subject.id;
}

interface Refusable {
  readonly userErrors: readonly { code: UserErrorCode; message: string }[];
}

const CREATE_ROOM = operation(`mutation SeedRoom($input: CreateRoomInput!) {
  createRoom(input: $input) { room { id } userErrors { code field message } } }`);
const UPDATE_ROOM = operation(`mutation SeedRoomUpdate($input: UpdateRoomInput!) {
  updateRoom(input: $input) { room { id } userErrors { code field message } } }`);
const DELETE_ROOM = operation(`mutation SeedRoomDeletion($input: DeleteRoomInput!) {
  deleteRoom(input: $input) { deletedRoomId userErrors { code field message } } }`);
const ASSIGN = operation(`mutation SeedAssignment($input: AssignDeviceInput!) {
  assignDevice(input: $input) { device { id } userErrors { code field message } } }`);
const DEVICE = operation(`query SeedDevice($computer: String!) { device(by: { computer: $computer }) { id } }`);
const DELETE_DEVICE = operation(`mutation SeedDeviceDeletion($input: DeleteDeviceInput!) {
  deleteDevice(input: $input) { deletedDeviceId userErrors { code field message } } }`);
const SET_OPTIONAL = operation(`mutation SeedOptional($input: SetSignalOptionalInput!) {
  setSignalOptional(input: $input) { device { id } userErrors { code field message } } }`);
const ACKNOWLEDGE = operation(`mutation SeedAcknowledgement($input: AcknowledgeFaultInput!) {
  acknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }`);
const UNACKNOWLEDGE = operation(`mutation SeedUnacknowledgement($input: UnacknowledgeFaultInput!) {
  unacknowledgeFault(input: $input) { fault { id } userErrors { code field message } } }`);
const CREATE_SAVED_QUERY = operation(`mutation SeedSavedQuery($input: CreateSavedQueryInput!) {
  createSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }`);
const UPDATE_SAVED_QUERY = operation(`mutation SeedSavedQueryUpdate($input: UpdateSavedQueryInput!) {
  updateSavedQuery(input: $input) { savedQuery { id } userErrors { code field message } } }`);
const DELETE_SAVED_QUERY = operation(`mutation SeedSavedQueryDeletion($input: DeleteSavedQueryInput!) {
  deleteSavedQuery(input: $input) { deletedSavedQueryId userErrors { code field message } } }`);
const CREATE_KEY = operation(`mutation SeedKey($input: CreateExportKeyInput!) {
  createExportKey(input: $input) { exportKey { id } key path userErrors { code field message } } }`);
const REVOKE_KEY = operation(`mutation SeedKeyRevocation($input: RevokeExportKeyInput!) {
  revokeExportKey(input: $input) { revokedExportKeyId userErrors { code field message } } }`);
const CREATE_ALERT_RULE = operation(`mutation SeedAlertRule($input: CreateAlertRuleInput!) {
  createAlertRule(input: $input) { alertRule { id } userErrors { code field message } } }`);
const SAVE_ACTION_GROUP = operation(`mutation SeedActionGroup($input: SaveActionGroupInput!) {
  saveActionGroup(input: $input) { actionGroup { id } userErrors { code field message } } }`);
const TEST_ACTION_GROUP = operation(`mutation SeedTest($input: TestActionGroupInput!) {
  testActionGroup(input: $input) { deliveries { id } userErrors { code field message } } }`);
const CREATE_SILENCE = operation(`mutation SeedSilence($input: CreateSilenceInput!) {
  createSilence(input: $input) { silence { id } userErrors { code field message } } }`);
const UPDATE_ALERT_ROUTES = operation(`mutation SeedAlertRoutes($input: UpdateAlertRoutesInput!) {
  updateAlertRoutes(input: $input) { alertRoutes { revision } userErrors { code field message } } }`);
const CREATE_VIEW = operation(`mutation SeedView($input: CreateViewInput!) {
  createView(input: $input) { view { id } userErrors { code field message } } }`);
const UPDATE_VIEW = operation(`mutation SeedViewUpdate($input: UpdateViewInput!) {
  updateView(input: $input) { view { id } userErrors { code field message } } }`);
const DELETE_VIEW = operation(`mutation SeedViewDeletion($input: DeleteViewInput!) {
  deleteView(input: $input) { deletedViewId userErrors { code field message } } }`);
const SAVE_FIELD = operation(`mutation SeedCustomField($input: CustomFieldInput!) {
  saveCustomField(input: $input) { customField { name } userErrors { code field message } } }`);
const CREATE_EXPORT = operation(`mutation SeedExport($input: CreateScheduledExportInput!) {
  createScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }`);
const UPDATE_EXPORT = operation(`mutation SeedExportUpdate($input: UpdateScheduledExportInput!) {
  updateScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }`);
const RUN_EXPORT = operation(`mutation SeedExportRun($input: ScheduledExportKey!) {
  runScheduledExport(input: $input) { scheduledExport { id } userErrors { code field message } } }`);
const DELETE_EXPORT = operation(`mutation SeedExportDeletion($input: ScheduledExportKey!) {
  deleteScheduledExport(input: $input) { deletedScheduledExportId userErrors { code field message } } }`);
const ROWS = operation(`query SeedRows($query: String!) { kql(query: $query) { rows } }`);
