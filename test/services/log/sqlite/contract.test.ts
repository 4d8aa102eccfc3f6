import { eventLogContract } from "../../../contracts/event-log.ts";
import { sqliteLogPlace } from "./log-place.ts";

eventLogContract("sqlite", sqliteLogPlace, { leaseOfOneBatch: true });
