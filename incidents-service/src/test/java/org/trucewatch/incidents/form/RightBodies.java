package org.trucewatch.incidents.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trucewatch.incidents.Example;
import org.trucewatch.kit.events.Json;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Bodies that are right in every field they can have. */
public final class RightBodies {

    private static final String ID = "7b1c0d0a-5f0e-4d55-8a44-6a0b5b0f3f10";
    private static final String TEXTS = "[{'lang':'en','text':'Words.'}]";

    private RightBodies() {}

    public static ObjectNode report() {
        return json(
                ("{'id':'%1$s','agreementId':'syria-2016','drill':false,'claim':'ALLEGATION','consent':'GUARANTORS',"
                                + "'occurred':{'from':'2016-03-05T09:00:00+02:00','to':'2016-03-05T11:00:00+02:00','precision':'HOUR',"
                                + "'ongoing':false},"
                                + "'place':{'point':[37.16,36.2],'precision':'NEAR','name':'Aleppo','adminCode':'SY02',"
                                + "'observedFrom':{'point':[37.1,36.21],'bearing':95,'distanceKm':7}},"
                                + "'kind':'SHELLING','count':{'low':1,'best':12,'high':20},'commitments':['no-attacks'],"
                                + "'alleged':[{'actor':'jaysh-al-islam','named':'JaI','type':'ARMED_GROUP','likelihood':'LIKELY',"
                                + "'basis':'CLAIMED_RESPONSIBILITY'}],"
                                + "'means':{'weapon':'MORTAR','direction':'IMPACT'},'method':'HEARD','responseTo':'%1$s',"
                                + "'supersedes':'2c6f8e1b-0d53-4a0e-9a51-1f5e9d7c2b20',"
                                + "'casualties':{'killed':{'low':1,'best':2,'high':4},'injured':{'low':0,'best':3,'high':5},"
                                + "'civilians':true},'protectedSite':'HOSPITAL',"
                                + "'origin':{'relayed':true,'ref':'article-7','name':'Observers'},"
                                + "'narrative':[{'lang':'ar','text':'Words.','original':true,'translation':'CHECKED'}],"
                                + "'source':{'name':'sealed at intake','contact':'sealed at intake'}}")
                        .formatted(ID));
    }

    /** The example agreement, with the fields that it does not use. */
    public static ObjectNode agreement() {
        var agreement = Example.agreement().put("inForceUntil", "2036-02-27T00:00:00+02:00");
        ((ObjectNode) agreement.at("/parties/0")).put("side", "OPPOSITION").put("note", "Words.");
        ((ObjectNode) agreement.at("/blocs/0")).put("neutral", false);
        ((ObjectNode) agreement.at("/kinds/0")).put("sensitive", false).put("note", "Words.");
        ((ObjectNode) agreement.at("/commitments/0")).put("until", "2036-02-27T00:00:00+02:00");
        ((ObjectNode) agreement.at("/commitments/0/exceptions/0")).put("note", "Words.");
        agreement
                .putArray("cosigners")
                .addObject()
                .put("party", "US")
                .put("key", "us+084e8c9e+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");
        return agreement;
    }

    public static ObjectNode actor() {
        return json(
                ("{'agreementId':'syria-2016','id':'jaysh-al-islam','name':%s,'aliases':['JaI'],'type':'ARMED_GROUP',"
                                + "'party':'HNC','alliedBlocs':['US'],"
                                + "'adherence':{'from':'2016-02-27T00:00:00+02:00','depositedWith':'US'},"
                                + "'relations':[{'kind':'PART_OF','actor':'fsa'}],'note':'Words.'}")
                        .formatted(TEXTS));
    }

    public static ObjectNode area() {
        return json(("{'agreementId':'syria-2016','code':'SY02','name':%s,'aliases':['Halab'],"
                        + "'bbox':[36.5,35.6,38.9,36.9],'centre':[37.6,36.2],'assertedBy':'GOV',"
                        + "'from':'2016-02-27T00:00:00+02:00','until':'2017-02-27T00:00:00+02:00'}")
                .formatted(TEXTS));
    }

    public static ObjectNode agency() {
        return json(("{'agreementId':'syria-2016','id':'un-obs','name':%s,'affiliation':'UN','sponsor':'UN',"
                        + "'accreditedFrom':'2016-02-27T00:00:00+02:00','accreditedUntil':'2017-02-27T00:00:00+02:00',"
                        + "'note':'Words.'}")
                .formatted(TEXTS));
    }

    public static ObjectNode site() {
        return json(
                ("{'agreementId':'syria-2016','id':'a-school','kind':'SCHOOL','name':%s,'area':'SY02','owner':'HNC',"
                                + "'point':[37.6,36.2],'note':'Words.'}")
                        .formatted(TEXTS));
    }

    /** @param body of an entry's first posting */
    public static ObjectNode revision(ObjectNode body) {
        var revision = json("{'id':'" + ID + "','agreementId':'syria-2016','from':'2016-03-05T00:00:00+02:00',"
                + "'reason':'Words.'}");
        revision.set("entry", body.without("agreementId"));
        return revision;
    }

    public static ObjectNode contest() {
        return json("{'id':'" + ID + "','agreementId':'syria-2016','reason':'Words.'}");
    }

    public static ObjectNode adherence() {
        return json("{'id':'" + ID
                + "','agreementId':'syria-2016','from':'2016-03-05T00:00:00+02:00','depositedWith':'US'}");
    }

    public static ObjectNode statement() {
        return json("{'id':'" + ID + "','agreementId':'syria-2016','drill':false,'kind':'INTENT_TO_ACT',"
                + "'from':'2016-03-22T00:00:00+02:00','to':'2016-04-22T00:00:00+03:00','condition':'Evidence.',"
                + "'limits':['Not against civilians.',[{'lang':'en','text':'Not against those who observe the regime.'}]],"
                + "'text':[{'lang':'ru','text':'Words.','original':true,'translation':'CHECKED'}]}");
    }

    public static ObjectNode tally() {
        return json("{'id':'" + ID + "','agreementId':'syria-2016','drill':false,"
                + "'period':{'from':'2016-02-27T00:00:00+02:00','to':'2016-02-27T23:59:59+02:00'},'reporter':'SNHR',"
                + "'affiliation':'NGO-SNHR','count':{'total':14,'low':10,'best':14,'high':20},"
                + "'breakdown':[{'adminCode':'SY02','count':14}],'regime':'The cessation.',"
                + "'source':{'url':'https://example.org/counts','note':'Words.'}}");
    }

    public static ObjectNode position() {
        return json("{'position':'COUNTER','digest':'sha-256:00','counter':2,'reasons':'Words.'}");
    }

    public static ObjectNode admission() {
        return json("{'admitted':true,'reason':'Words.'}");
    }

    public static ObjectNode erasure() {
        return json("{'id':'" + ID + "','reason':'Words.'}");
    }

    public static ObjectNode confirmation() {
        return json("{'reason':'Words.'}");
    }

    public static ObjectNode deviceKey() {
        return json("{'id':'" + ID + "','label':'phone of post 3'}");
    }

    public static ObjectNode link() {
        return json("{'reportId':'" + ID + "','reason':'Words.'}");
    }

    private static ObjectNode json(String text) {
        try {
            JsonNode read = Json.MAPPER.readTree(text.replace('\'', '"'));
            return (ObjectNode) read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
